package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineProbeTest {
    @TempDir
    Path root;

    private void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void linuxTellsItsFacts() throws IOException {
        file(
                "proc/cpuinfo",
                "processor\t: 0\ncpu family\t: 6\nmodel\t\t: 85\nmodel name\t: Some CPU @ 2.60GHz\nprocessor\t: 1\n");
        file("proc/meminfo", "MemTotal:       2048 kB\nMemFree: 1 kB\n");
        file("proc/sys/kernel/random/boot_id", "5a1a-c0de\n");
        file("sys/fs/cgroup/cpu.max", "200000 100000\n");
        file("sys/fs/cgroup/memory.max", "max\n");
        Environment.Machine machine = new MachineProbe(root).machine();
        assertThat(machine.cpuModel()).isEqualTo("Some CPU @ 2.60GHz");
        assertThat(machine.memoryBytes()).isEqualTo(2048L * 1024);
        assertThat(machine.cgroupCpuMax()).isEqualTo("200000 100000");
        assertThat(machine.cgroupMemoryMax()).isEqualTo("max");
        assertThat(machine.bootId()).isEqualTo("5a1a-c0de");
    }

    @Test
    void limitsAreThoseOfTheProcesssOwnGroup() throws IOException {
        file("proc/self/cgroup", "0::/system.slice/run-1.scope\n");
        file("sys/fs/cgroup/system.slice/run-1.scope/cpu.max", "50000 100000\n");
        file("sys/fs/cgroup/system.slice/run-1.scope/memory.max", "1073741824\n");
        file("sys/fs/cgroup/memory.max", "max\n");
        assertLimits("50000 100000", "1073741824");
    }

    @Test
    void orThoseOfAGroupAboveIt() throws IOException {
        file("proc/self/cgroup", "0::/user.slice/user-0.slice/session-1.scope\n");
        file("sys/fs/cgroup/user.slice/user-0.slice/session-1.scope/memory.max", "max\n");
        file("sys/fs/cgroup/user.slice/user-0.slice/memory.max", "1073741824\n");
        file("sys/fs/cgroup/user.slice/cpu.max", "50000 100000\n");
        assertLimits("50000 100000", "1073741824");
    }

    @Test
    void controlGroupsOfVersion1SayTheSame() throws IOException {
        file("proc/self/cgroup", "9:name=systemd:/\n4:memory:/job\n1:cpu,cpuacct:/job:1\n0::/\n");
        file("sys/fs/cgroup/cpu/job:1/cpu.cfs_quota_us", "50000\n");
        file("sys/fs/cgroup/cpu/job:1/cpu.cfs_period_us", "100000\n");
        file("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "1073741824\n");
        assertLimits("50000 100000", "1073741824");
    }

    @Test
    void andThatThereIsNone() throws IOException {
        file("proc/self/cgroup", "4:memory:/docker/c0de\n1:cpu:/docker/c0de\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertLimits("max 100000", "max");
    }

    private void assertLimits(String processors, String memory) {
        Environment.Machine machine = new MachineProbe(root).machine();
        assertThat(machine.cgroupCpuMax()).isEqualTo(processors);
        assertThat(machine.cgroupMemoryMax()).isEqualTo(memory);
    }

    @Test
    void aProcessorWhoseNameHidesItsModelIsToldByNumbers() throws IOException {
        file("proc/cpuinfo", "cpu family\t: 6\nmodel\t\t: 207\nmodel name\t: Intel(R) Xeon(R) Processor\n");
        assertThat(new MachineProbe(root).machine().cpuModel())
                .isEqualTo("Intel(R) Xeon(R) Processor (family 6, model 207)");
    }

    /** Two of one model may run at different rates; what a machine measures anew at each start must not show. */
    @ParameterizedTest
    @CsvSource({
        "4192.06, 2.10 GHz",
        "5199.98, 2.60 GHz",
        "5200.02, 2.60 GHz",
        "4491.56, 2.25 GHz",
        "5866.72, 2.95 GHz",
        "50.00, 0.05 GHz"
    })
    void andByTheClockInWhichOneModelDiffersFromAnother(String bogoMips, String clock) throws IOException {
        file("proc/cpuinfo", "cpu family\t: 26\nmodel\t\t: 2\nmodel name\t: AMD EPYC\nbogomips\t: " + bogoMips + "\n");
        assertThat(new MachineProbe(root).machine().cpuModel())
                .isEqualTo("AMD EPYC (family 26, model 2, " + clock + ")");
    }

    @Test
    void aClockThatIsNoNumberIsLeftOut() throws IOException {
        file("proc/cpuinfo", "cpu family\t: 6\nmodel\t\t: 207\nmodel name\t: Xeon\nbogomips\t: (not shown)\n");
        assertThat(new MachineProbe(root).machine().cpuModel()).isEqualTo("Xeon (family 6, model 207)");
    }

    @Test
    void aVagueNameAloneStaysAsItIs() throws IOException {
        file("proc/cpuinfo", "model name\t: Virtual CPU\n");
        assertThat(new MachineProbe(root).machine().cpuModel()).isEqualTo("Virtual CPU");
    }

    @Test
    void stealIsTheEighthFieldAndGuestTimeIsNotCountedTwice() throws IOException {
        file("proc/stat", "cpu  10 20 30 40 50 60 70 80 900 1000\ncpu0 1 2 3 4 5 6 7 8 9 10\n");
        Environment.Load load = new MachineProbe(root).load();
        assertThat(load.cpuTicks()).isEqualTo(360);
        assertThat(load.stealTicks()).isEqualTo(80);
        assertThat(load.processTicks()).as("user, nice and system").isEqualTo(60);
    }

    @Test
    void processesPayForSoftInterruptsWhereNoneAreMeasuredByThemselves() throws IOException {
        file("proc/stat", "cpu  10 20 30 40 50 0 70 80 900 1000\n");
        assertThat(new MachineProbe(root).load().processTicks()).isEqualTo(130);
        file("proc/stat", "cpu  10 20 30\n");
        assertThat(new MachineProbe(root).load().processTicks())
                .as("a kernel that has no more fields")
                .isEqualTo(60);
    }

    @Test
    void ownTimeIsThatOfTheProcessAndOfItsEndedChildrenWhateverItsName() throws IOException {
        file(
                "proc/self/stat",
                "4075 (a (b) c) R 1 2 3 0 -1 4194304 103 0 0 0 1 20 300 4000 20 0 1 18446744073709551615\n");
        assertThat(new MachineProbe(root).load().ownTicks()).isEqualTo(4321);
    }

    @Test
    void whatASystemDoesNotTellIsNull() {
        assertThat(new MachineProbe(root).machine().cpuModel()).isNull();
        Environment.Load load = new MachineProbe(root).load();
        assertThat(load.stealTicks()).isNull();
        assertThat(load.processTicks()).isNull();
        assertThat(load.ownTicks()).isNull();
    }
}
