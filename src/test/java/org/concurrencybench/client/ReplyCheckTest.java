package org.concurrencybench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCheckTest {
    private static final ReplyCheck CHECK = new ReplyCheck("duration", 0.05);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"duration\":0.05}",
                " { \"duration\" : 5e-2 }\n",
                "{\"other\":1,\"duration\":0.0500}",
                "{\"duration\":0.05,\"other\":{\"duration\":[1]}}"
            })
    void theExpectedNumberPasses(String body) {
        assertThatNoException().isThrownBy(() -> verify(200, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not JSON",
                "{\"duration\":0.05",
                "{\"duration\":0.05}x",
                "{\"duration\":0.05}{}",
                "{\"duration\":0.050001}",
                "{\"duration\":\"0.05\"}",
                "{\"duration\":null}",
                "{\"duration\":[0.05]}",
                "{\"duration\":0.05,\"duration\":null}",
                "{\"fib\":0.05}",
                "{\"fib\":{\"duration\":0.05}}",
                "{}",
                "[]",
                "[0.05]",
                "0.05",
                "null"
            })
    void anyOtherBodyIsQuotedBesideTheExpectedOne(String body) {
        assertThatExceptionOfType(BadReplyException.class)
                .isThrownBy(() -> verify(200, body))
                .withMessageContaining("'" + body + "'")
                .withMessageEndingWith("expected {\"duration\":0.05}");
    }

    @Test
    void numbersAreSaidAsTheServerWritesThem() {
        assertThat(ReplyCheck.fibonacci(433_494_437)).hasToString("{\"fib\":433494437}");
        assertThat(ReplyCheck.fibonacci(10)).hasToString("{\"fib\":10}");
        assertThat(ReplyCheck.waited(Duration.ofMillis(1))).hasToString("{\"duration\":0.001}");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 201, 204, 302, 404, 500, 501})
    void anyOtherStatusIsNamedWithItsBody(int status) {
        assertThatExceptionOfType(BadReplyException.class)
                .isThrownBy(() -> verify(status, "{\"duration\":0.05}"))
                .withMessage("status " + status + " with body '{\"duration\":0.05}', expected 200");
    }

    @Test
    void aLongBodyIsCutAndKeptOnOneLine() {
        assertThatExceptionOfType(BadReplyException.class)
                .isThrownBy(() -> verify(500, "a\r\nb\t" + "c".repeat(500) + "END"))
                .withMessageContaining("'a b c")
                .withMessageContaining("c…'")
                .withMessageNotContaining("END");
    }

    private static void verify(int status, String body) throws BadReplyException {
        CHECK.verify(new Reply(status, body.getBytes(StandardCharsets.UTF_8)));
    }
}
