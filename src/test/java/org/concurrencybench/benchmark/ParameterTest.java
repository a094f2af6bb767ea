package org.concurrencybench.benchmark;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;

class ParameterTest {
    @ParameterizedTest
    @CsvSource({
        "ROUTE, wait",
        "ROUTE, vwait",
        "ROUTE, asyncwait",
        "BATCH_SIZE, 1",
        "BATCH_SIZE, 100000",
        "WAIT_MILLIS, 0",
        "WAIT_MILLIS, 60000",
        "CONCURRENCY, 0",
        "CONCURRENCY, 32768",
        "WORKER_THREADS, 0",
        "WORKER_THREADS, 32768",
        "IO_THREADS, 0",
        "IO_THREADS, 1024",
        "SERVER, in-process",
        "SERVER, child",
        "SERVER, child:64",
        "SERVER, 'http://127.0.0.1:8080,http://[::1]:8081'",
        "SERVER_JVM, ''",
        "SERVER_JVM, /bin/sh",
        "SERVER_JVM_ARGS, ''",
        "SERVER_JVM_ARGS, '-Xmx64m  -XX:+UseSerialGC '",
        "SERVER_CPUS, ''",
        "SERVER_CPUS, '0,2-3'",
        "CLIENT_CPUS, 1",
        "BACKGROUND, none",
        "BACKGROUND, worker",
        "BACKGROUND, virtual",
        "BACKGROUND, io",
        "BACKGROUND_N, 0",
        "BACKGROUND_N, 50",
        "BACKGROUND_REQUESTS, 1",
        "BACKGROUND_REQUESTS, 64",
        "N, 0",
        "N, 50",
    })
    void itsValuesAndBoundsAreAccepted(Parameter parameter, String value) {
        assertThatNoException().isThrownBy(() -> parameter.check(value));
    }

    @ParameterizedTest
    @CsvSource({
        "ROUTE,               Wait,   'one of wait, vwait, asyncwait'",
        "BATCH_SIZE,          0,      a whole number from 1 to 100000",
        "BATCH_SIZE,          010,    a whole number from 1 to 100000",
        "BATCH_SIZE,          +10,    a whole number from 1 to 100000",
        "BATCH_SIZE,          \u0663, a whole number from 1 to 100000",
        "BATCH_SIZE,          100001, a whole number from 1 to 100000",
        "WAIT_MILLIS,         -1,     a whole number from 0 to 60000",
        "WAIT_MILLIS,         60001,  a whole number from 0 to 60000",
        "CONCURRENCY,         -1,     a whole number from 0 to 32768",
        "CONCURRENCY,         32769,  a whole number from 0 to 32768",
        "WORKER_THREADS,      32769,  a whole number from 0 to 32768",
        "IO_THREADS,          1025,   a whole number from 0 to 1024",
        "SERVER,              moon,   'in-process, child, child:N with N from 1 to 64, or http://host:port[,http://host:port…]'",
        "SERVER_JVM,          /no,    'the path of a java executable, or nothing'",
        "SERVER_JVM_ARGS,     a b,    'JVM arguments with spaces between, or nothing'",
        "SERVER_CPUS,         one,    'processors as taskset -c takes them, such as 0-2,7, or nothing'",
        "CLIENT_CPUS,         1-,     'processors as taskset -c takes them, such as 0-2,7, or nothing'",
        "BACKGROUND,          nowhere,'one of none, worker, virtual, io'",
        "BACKGROUND_N,        51,     a whole number from 0 to 50",
        "BACKGROUND_REQUESTS, 0,      a whole number from 1 to 64",
        "BACKGROUND_REQUESTS, 65,     a whole number from 1 to 64",
        "N,                   51,     a whole number from 0 to 50",
        "N,                   -1,     a whole number from 0 to 50",
    })
    void aValueBesideThemIsNamedWithWhatIsExpected(Parameter parameter, String value, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameter.check(value))
                .withMessage("parameter " + parameter.parameterName() + " = '" + value + "': expected " + expected);
    }

    @ParameterizedTest
    @EnumSource
    void nonsenseIsRefusedByEveryParameter(Parameter parameter) {
        for (String value : List.of(" ", "1.5", "1e2", "0x1", "9999999999x", "null", " 1", "wait,vwait")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> parameter.check(value))
                    .withMessageStartingWith(
                            "parameter " + parameter.parameterName() + " = '" + value + "': expected ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAValueOnlyWhereItMeansNotSet(Parameter parameter) {
        Set<Parameter> optional = EnumSet.of(
                Parameter.SERVER_JVM, Parameter.SERVER_JVM_ARGS, Parameter.SERVER_CPUS, Parameter.CLIENT_CPUS);
        if (optional.contains(parameter)) {
            assertThatNoException().isThrownBy(() -> parameter.check(""));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> parameter.check(""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "in-process, SERVER_JVM_ARGS, -Xmx64m, a server that this run starts in a process of its own",
        "in-process, SERVER_CPUS,     0,       a server that this run starts in a process of its own",
        "http://h:1, SERVER_CPUS,     0,       a server that this run starts in a process of its own",
        "http://h:1, SERVER_JVM,      /bin/sh, a server that this run starts in a process of its own",
        "http://h:1, WORKER_THREADS,  40,      a server that this run starts",
    })
    void whatWouldHaveNoEffectIsRefused(String server, Parameter parameter, String value, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameter.checkTogether(Map.of(Parameter.SERVER, server, parameter, value)))
                .withMessage("parameter " + parameter.parameterName() + " = '" + value + "': expected with " + expected
                        + ", not with server = '" + server + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "child:2,    SERVER_CPUS,     0",
        "child,      SERVER_JVM_ARGS, -Xmx64m",
        "child,      WORKER_THREADS,  40",
        "in-process, WORKER_THREADS,  40",
        "in-process, CLIENT_CPUS,     0",
        "in-process, SERVER_CPUS,     ''",
        "http://h:1, CLIENT_CPUS,     0",
        "http://h:1, WORKER_THREADS,  0",
        "http://h:1, IO_THREADS,      2",
        "http://h:1, WAIT_MILLIS,     20",
    })
    void whatHasAnEffectIsNot(String server, Parameter parameter, String value) {
        assertThatNoException()
                .isThrownBy(() -> Parameter.checkTogether(Map.of(Parameter.SERVER, server, parameter, value)));
    }

    @Test
    void listsThatJmhSplitAreOneValueAgain() {
        assertThat(Parameter.SERVER_CPUS.rejoin(List.of("0", "2-3"))).containsExactly("0,2-3");
        assertThat(Parameter.SERVER_JVM_ARGS.rejoin(List.of("-Xlog:gc", "safepoint")))
                .containsExactly("-Xlog:gc,safepoint");
        assertThat(Parameter.SERVER.rejoin(List.of("in-process", "http://a:1", "http://b:1", "child", "http://c:1")))
                .containsExactly("in-process", "http://a:1,http://b:1", "child", "http://c:1");
        assertThat(Parameter.ROUTE.rejoin(List.of("wait", "vwait"))).containsExactly("wait", "vwait");
    }

    @Test
    void namesAreThoseOfTheBenchmarksFields() {
        assertThat(Parameter.values()).extracting(Parameter::parameterName).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Parameter.values())
                        .map(Parameter::parameterName)
                        .collect(toSet()))
                .isEqualTo(fields().stream().map(JavaField::getName).collect(toSet()));
    }

    @Test
    void everyDefaultIsAccepted() {
        assertThat(fields()).allSatisfy(field -> {
            Parameter parameter = Parameter.named(field.getName()).orElseThrow();
            assertThat(field.getAnnotationOfType(Param.class).value())
                    .isNotEmpty()
                    .allSatisfy(parameter::check);
        });
    }

    @Test
    void itIsFoundByNameAlone() {
        assertThat(Parameter.named("batchSize")).contains(Parameter.BATCH_SIZE);
        assertThat(Parameter.named("BATCH_SIZE")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ROUTE, vwait", "BACKGROUND, virtual"})
    void aValueThatNeedsVirtualThreadsIsKnown(Parameter parameter, String value) {
        assertThat(parameter.needsVirtualThreads(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "asyncwait", "none", "worker", "io", "in-process", "42"})
    void noOtherValueNeedsThem(String value) {
        assertThat(Parameter.values()).noneMatch(parameter -> parameter.needsVirtualThreads(value));
    }

    /** The fields that JMH fills, of all states. */
    private static List<JavaField> fields() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(location -> !location.contains("jmh_generated"))
                        .importPackages("org.concurrencybench")
                        .stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.isAnnotatedWith(Param.class))
                        .toList();
    }
}
