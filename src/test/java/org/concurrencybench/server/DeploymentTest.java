package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {
    @Test
    void theServerCanBeInTheSameProcess() {
        Deployment deployment = Deployment.parse("in-process");
        assertThat(deployment.inProcess()).isTrue();
        assertThat(deployment.children()).isZero();
        assertThat(deployment.urls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"child, 1", "child:1, 1", "child:2, 2", "child:64, 64"})
    void orInProcessesOfItsOwn(String value, int children) {
        Deployment deployment = Deployment.parse(value);
        assertThat(deployment.children()).isEqualTo(children);
        assertThat(deployment.inProcess()).isFalse();
    }

    @Test
    void orAtAddresses() {
        Deployment deployment = Deployment.parse("http://10.0.0.1:8080,http://[::1]:80/,http://host");
        assertThat(deployment.urls())
                .containsExactly(
                        URI.create("http://10.0.0.1:8080"), URI.create("http://[::1]:80/"), URI.create("http://host"));
        assertThat(deployment.inProcess()).isFalse();
        assertThat(deployment.children()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "moon",
                "",
                "child:",
                "child:0",
                "child:65",
                "child:999",
                "child:-1",
                "child:2x",
                "http:",
                "http://",
                "http://host:port",
                "http://host/wait",
                "http://host:80?x",
                "http://user@host:80",
                "http://host:80,",
                "http://host:80,child",
                "https://host:443"
            })
    void nothingElseIsAPlace(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deployment.parse(value))
                .withMessageEndingWith("expected in-process, child, child:N with N from 1 to 64,"
                        + " or http://host:port[,http://host:port…]")
                .withMessageNotContaining("\n");
    }
}
