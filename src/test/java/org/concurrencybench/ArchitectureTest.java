package org.concurrencybench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencybench.regression.SuiteBenchmark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Who may use whom, and what every benchmark must say of itself. */
class ArchitectureTest {
    private static final String ROOT = "org.concurrencybench";
    private static final Path SOURCES = Path.of("src/main/java/org/concurrencybench");
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("jmh_generated"))
            .importPackages(ROOT);

    /** The packages, and the others of this project that each may use. */
    private enum House {
        CLI("benchmark", "client", "fibonacci", "profile", "regression", "report", "results", "server"),
        BENCHMARK("server", "client", "fibonacci", "profile"),
        SERVER("fibonacci"),
        CLIENT,
        FIBONACCI,
        PROFILE,
        RESULTS,
        REGRESSION("results"),
        REPORT("regression", "results");

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of strings
        private final List<String> uses;

        House(String... uses) {
            this.uses = List.of(uses);
        }

        String packageName() {
            return name().toLowerCase(Locale.ROOT);
        }

        String[] allowed() {
            return Stream.concat(uses.stream(), Stream.of(packageName()))
                    .map(name -> ROOT + "." + name + "..")
                    .toArray(String[]::new);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPackageUsesOnlyThoseBelowIt(House house) {
        DescribedPredicate<JavaClass> ours = resideInAPackage(ROOT + "..");
        classes()
                .that()
                .resideInAPackage(ROOT + "." + house.packageName() + "..")
                .should()
                .onlyDependOnClassesThat(not(ours).or(resideInAnyPackage(house.allowed())))
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void everyClassLivesInAKnownPackage() {
        Stream<String> known = Arrays.stream(House.values()).map(house -> ROOT + "." + house.packageName() + "..");
        classes()
                .should()
                .resideInAnyPackage(Stream.concat(Stream.of(ROOT), known).toArray(String[]::new))
                .check(PRODUCTION);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PRODUCTION);
    }

    @Test
    void everyPackageSaysWhatLivesInIt() throws IOException {
        try (Stream<Path> directories = Files.list(SOURCES).filter(Files::isDirectory)) {
            assertThat(directories).isNotEmpty().allSatisfy(directory -> assertThat(
                            directory.resolve("package-info.java"))
                    .content()
                    .startsWith("/**"));
        }
    }

    @Test
    void onlyMainEndsTheJvmAndAForkWhoseHostIsGone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".Main")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".benchmark.HostWatch")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(PRODUCTION);
    }

    @Test
    void everyBenchmarkSaysHowItIsMeasured() {
        List<Class<? extends Annotation>> needed =
                List.of(BenchmarkMode.class, OutputTimeUnit.class, Fork.class, Warmup.class, Measurement.class);
        assertThat(benchmarks()).isNotEmpty().allSatisfy(benchmark -> assertThat(needed)
                .allSatisfy(annotation -> assertThat(benchmark.isAnnotatedWith(annotation))
                        .as("%s on %s", annotation.getSimpleName(), benchmark.getName())
                        .isTrue()));
    }

    @Test
    void everyBenchmarkIsKnownByItsName() {
        assertThat(Stream.of(SuiteBenchmark.values()).map(SuiteBenchmark::className))
                .containsExactlyInAnyOrderElementsOf(
                        benchmarks().stream().map(JavaClass::getName).toList());
    }

    @Test
    void everyBenchmarkRunsInTheSameJvm() {
        Set<List<String>> arguments = benchmarks().stream()
                .map(benchmark -> benchmark.getAnnotationOfType(Fork.class).jvmArgsPrepend())
                .map(List::of)
                .collect(toSet());
        assertThat(arguments).singleElement().asInstanceOf(LIST).isNotEmpty();
    }

    private static List<JavaClass> benchmarks() {
        return PRODUCTION.stream()
                .filter(type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Benchmark.class)))
                .toList();
    }
}
