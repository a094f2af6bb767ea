package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmhArgumentsTest {
    @Test
    void namesAndOptionsAreToldApart() throws Exception {
        JmhArguments arguments = JmhArguments.parse(List.of(
                "One", "-p", "n=1,2", "-foe", "false", "Two.*", "-wi", "3", "-gc", "true", "-e", "x", "-i=4", "Three"));
        assertThat(arguments.selection()).containsExactly("One", "Two.*", "Three");
        assertThat(arguments.optionsFor(Set.of("n")))
                .containsExactly("-p", "n=1,2", "-foe", "false", "-wi", "3", "-gc", "true", "-e", "x", "-i", "4");
        assertThat(arguments.jvmArgsAppend()).isEmpty();
    }

    @Test
    void valuesMayLookLikeOptions() throws Exception {
        JmhArguments arguments =
                JmhArguments.parse(List.of("-jvmArgs", "-Xmx1g -ea", "-jvmArgsAppend", "-Xint", "One"));
        assertThat(arguments.selection()).containsExactly("One");
        assertThat(arguments.optionsFor(Set.of())).containsExactly("-jvmArgs", "-Xmx1g -ea");
        assertThat(arguments.jvmArgsAppend()).isEqualTo("-Xint");
        assertThat(JmhArguments.parse(List.of("-e", "-si", "One")).selection()).containsExactly("One");
    }

    @Test
    void aBenchmarkGetsOnlyTheParametersThatItHas() throws Exception {
        JmhArguments arguments = JmhArguments.parse(List.of("-p", "n=1", "-p=route=wait,vwait", "-wi", "3"));
        assertThat(arguments.parameters()).containsExactly("n", "route");
        assertThat(arguments.optionsFor(Set.of("route", "other")))
                .containsExactly("-p", "route=wait,vwait", "-wi", "3");
        assertThat(arguments.has("-wi")).isTrue();
        assertThat(arguments.has("-foe")).isFalse();
    }

    @Test
    void aListIsAskedForAloud() throws Exception {
        JmhArguments arguments = JmhArguments.parse(List.of("-v", "SILENT", "-p", "n=1", "-wi", "3"));
        assertThat(arguments.listOptionsFor(Set.of("n"))).containsExactly("-p", "n=1", "-wi", "3");
        assertThat(arguments.optionsFor(Set.of())).containsExactly("-v", "SILENT", "-wi", "3");
    }

    @Test
    void twoHyphensAreAsGoodAsOne() throws Exception {
        assertThat(JmhArguments.parse(List.of("--p", "n=1", "--jvmArgsAppend", "-Xint", "--foe=true")))
                .isEqualTo(JmhArguments.parse(List.of("-p", "n=1", "-jvmArgsAppend", "-Xint", "-foe=true")));
    }

    @Test
    void nothingSelectsAll() throws Exception {
        assertThat(JmhArguments.parse(List.of())).isEqualTo(new JmhArguments(List.of(), List.of(), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-f 3",
                "--f 3",
                "--jvm=java",
                "-f",
                "-rf json",
                "-rff x.json",
                "-o x",
                "-jvm java",
                "-l",
                "-lp",
                "-wi",
                "-nosuch 3",
                "-wi x",
                "-bm foo",
                "-foe maybe",
                "-wm foo",
                "-prof jfr",
                "-prof async:dir=x",
                "-pn=15",
                "--pro gc",
                "-f3",
                "-wi5",
                "--lr"
            })
    void whatTheRoundsDecideAndWhatJmhDoesNotKnowIsRefused(String line) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> JmhArguments.parse(List.of(line.split(" "))));
    }

    @Test
    void whatJmhRefusesIsOneLineOfItsWords() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> OptionChecks.parse("-bm", "foo"))
                .withMessageMatching(
                        "Unable to parse benchmark mode: \"foo\" Known values are \\[.*thrpt.*: -h lists .*");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> OptionChecks.parse("-rf", "foo"))
                .withMessage("'FOO' is no ResultFormatType: -h lists JMH's options, and the suite's commands");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--results x,--results is not a recognized option",
                "--results=x,--results is not a recognized option",
                "-zz,-z is not a recognized option",
                "-f,Option -f requires an argument",
                "-f 1 -f 2,\"Found multiple arguments for option -f, but you asked for only one\"",
                "-wi x,Cannot parse argument 'x' of option -wi",
                "-t 0,Cannot parse argument '0' of option -t. The given value 0 should be positive"
            })
    void anOptionThatIsRefusedIsNamedAsItIsWritten(String line, String refusal) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> OptionChecks.parse(line.split(" ")))
                .withMessage("%s: -h lists JMH's options, and the suite's commands", refusal);
    }
}
