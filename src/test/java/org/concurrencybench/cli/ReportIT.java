package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.testing.Browser;
import org.concurrencybench.testing.JmhText;
import org.concurrencybench.testing.MadeUp;
import org.concurrencybench.testing.MadeUpStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Opens pages that the packaged jar wrote in a browser and does there what people do. */
class ReportIT {
    private static final Environment.Machine MACHINE = machine("Old CPU");
    private static final Environment.Machine NEW_MACHINE = machine("New CPU");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path profile;

    private static Optional<Browser> browser;

    @TempDir
    private Path folder;

    private Path store;

    private static Environment.Machine machine(String cpuModel) {
        return new Environment.Machine(cpuModel, 2, null, null, null, null, null, null);
    }

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start(profile);
    }

    @AfterAll
    static void stopBrowser() {
        browser.ifPresent(Browser::close);
    }

    @BeforeEach
    void needsABrowser() {
        assumeTrue(browser.isPresent());
        driver().manage().window().setSize(new Dimension(1280, 800));
        store = folder.resolve("store");
    }

    @AfterEach
    void noPageComplainsOrAsksForAnything() {
        if (browser.isPresent()) {
            assertThat(browser.get().complaints()).isEmpty();
            assertThat(script("return performance.getEntriesByType('resource').length"))
                    .isEqualTo(0L);
        }
    }

    private static ChromeDriver driver() {
        return browser.orElseThrow().driver();
    }

    private void open() throws Exception {
        Jar.Outcome outcome = Jar.run(folder, "report", "--results", "store", "--out", "page.html");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Wrote page.html");
        driver().get(folder.resolve("page.html").toUri().toString());
    }

    private static Object script(String script) {
        return driver().executeScript(script);
    }

    private static WebElement find(String selector) {
        return driver().findElement(By.cssSelector(selector));
    }

    private static List<WebElement> visible(String selector) {
        return driver().findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    private static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInSameThread()
                .ignoreExceptionsInstanceOf(NotFoundException.class)
                .until(condition::getAsBoolean);
    }

    private static void awaitCharts(int number) {
        await(number + " charts are shown", () -> visible(".trend").size() == number);
    }

    private static WebElement chart(int number) {
        WebElement plot = find("#trend-" + number + " .plot");
        script("document.querySelector('#trend-" + number + "').scrollIntoView({block: 'center'})");
        await("chart " + number + " is drawn", () -> !plot.findElements(By.tagName("canvas"))
                .isEmpty());
        return plot;
    }

    @Test
    void theFirstScreenSaysWhatGotSlowerAgainstWhichRun() throws Exception {
        new MadeUpStore(3, 1, 0.6).write(store, 0, 2, MACHINE);
        open();
        assertThat(find("h1").getText()).contains("1 of 3 rows got slower");
        assertThat(find("#verdict").getText())
                .contains(MadeUpStore.commit(1), MadeUpStore.commit(0), "2026-01-02 03:00 UTC", "CPU Old CPU, cores 2");
        String row = find(".verdicts tr.worse").getText();
        assertThat(row).contains("row=r0", "% slower");
        double slowdown = Double.parseDouble(row.replaceAll("(?s).*\\s(\\d\\.\\d{3}) \\(.*", "$1"));
        assertThat(slowdown).isBetween(1 / 0.61, 1 / 0.59);
        assertThat(find(".verdicts tr.worse").getRect().getY()).isLessThan(800);
    }

    @Test
    void aChartTellsCommitAndJdkOfTheRunUnderThePointer() throws Exception {
        new MadeUpStore(3, 12, 0.8).write(store, 0, 24, MACHINE);
        open();
        WebElement plot = chart(0);
        WebElement over = plot.findElement(By.cssSelector(".u-over"));
        int width = over.getSize().getWidth();
        // Run 12 of 24, counted from the chart's middle: the first of the new level.
        new Actions(driver()).moveToElement(over, width / 48, 0).perform();
        WebElement tip = find("#tip");
        await("the tip is there", tip::isDisplayed);
        assertThat(tip.getText())
                .contains(
                        MadeUpStore.commit(12), "2026-01-13 03:00 UTC", "JDK 17.0.15", "ops/s", "slower from here on");
        plot.sendKeys(Keys.ARROW_LEFT);
        assertThat(tip.getText()).contains(MadeUpStore.commit(11));
        plot.sendKeys(Keys.END);
        assertThat(tip.getText()).contains(MadeUpStore.commit(23));
        plot.sendKeys(Keys.ESCAPE);
        assertThat(tip.isDisplayed()).isFalse();
    }

    @Test
    void aChangeIsNamedWithItsRunAndLeadsToItsChart() throws Exception {
        new MadeUpStore(3, 12, 0.8).write(store, 0, 24, MACHINE);
        open();
        assertThat(find("#trends .summary").getText())
                .contains("A change of more than 2 % at some run is proven in 1 of 3 rows");
        assertThat(find(".changes").getText()).contains(MadeUpStore.commit(12), "% slower", "row=r0");
        assertThat(find("#trend-0 .chip.worse").getText()).contains("% slower since " + MadeUpStore.commit(12));
        assertThat(driver().findElements(By.cssSelector(".chip"))).hasSize(1);
        find("#text").sendKeys("row=r1");
        find(".changes a").click();
        await("the chart is shown again", () -> find("#trend-0").isDisplayed());
    }

    @Test
    void chartsAreFilteredByTextEnvironmentAndChange() throws Exception {
        MadeUpStore runs = new MadeUpStore(3, 12, 0.8);
        runs.write(store, 0, 24, MACHINE);
        runs.write(store, 24, 26, NEW_MACHINE);
        open();
        assertThat(visible(".trend")).as("the latest run's environment").hasSize(3);
        assertThat(find("#environment option:checked").getText()).contains("New CPU");
        find("#environment option[value='']").click();
        assertThat(find("#environment option:checked").getText()).isEqualTo("all environments");
        awaitCharts(6);
        find("#text").sendKeys("MADEUP row=r2");
        awaitCharts(2);
        assertThat(find("#shown").getText()).isEqualTo("2 of 6 charts");
        find("#changed").click();
        awaitCharts(0);
        assertThat(visible(".charts")).isEmpty();
        find("#text").clear();
        find("#text").sendKeys(" ");
        awaitCharts(1);
        assertThat(visible(".where"))
                .singleElement()
                .extracting(WebElement::getText)
                .asString()
                .startsWith("CPU Old CPU");
        find("#environment option:first-child").click();
        awaitCharts(0);
        find(".changes a").click();
        awaitCharts(3);
        assertThat(find("#environment option:checked").getText()).startsWith("CPU Old CPU");
        find("#environment option:first-child").click();
        await("the chart is hidden", () -> !find(".trend:target").isDisplayed());
        find(".changes a").click();
        await("the chart is shown again", () -> find(".trend:target").isDisplayed());
    }

    @Test
    void theFiguresBehindAChartAreATable() throws Exception {
        new MadeUpStore(1, 12, 0.8).write(store, 0, 3, MACHINE);
        open();
        find("#trend-0 .figures summary").click();
        await("the table is made", () -> !visible("#trend-0 tbody tr").isEmpty());
        assertThat(visible("#trend-0 tbody tr"))
                .extracting(WebElement::getText)
                .allMatch(row ->
                        row.matches("c00000\\d 2026-01-0\\d 03:00 UTC 17\\.0\\.15 (99|100)[.\\d]* ± 0\\.4 ops/s"))
                .hasSize(3);
    }

    @Test
    void whatAFileHoldsStaysText() throws Exception {
        String evil = "</script><!--<script>document.title='owned'</script><img src=x onerror=document.title='owned'>"
                + "\u2028{{page}}&amp;'";
        Files.createDirectories(store);
        Files.writeString(store.resolve("a&<b>.json"), JmhText.of(rowOf(evil)));
        open();
        assertThat(driver().getTitle()).doesNotContain("owned");
        assertThat(script("return document.images.length")).isEqualTo(0L);
        assertThat(find("#trend-0 h4").getText() + find(".charts .note").getText())
                .contains("</script><!--<script>document.title='owned'</script><img src=x", "{{page}}&amp;'");
        assertThat(find("#verdict").getText()).contains("a&<b>");
        chart(0).sendKeys(Keys.HOME);
        assertThat(find("#tip").getText()).contains("a&<b>");
    }

    private static ResultRow rowOf(String param) {
        return new ResultRow(
                new RowKey("org.x.B.m", "thrpt", 1, new TreeMap<>(Map.of("p", param))),
                1,
                MadeUp.CONFIGURATION,
                new Metric(1, Double.NaN, "<b>ops</b>/s", List.of(Fork.of(1))),
                Map.of());
    }

    @Test
    void bothThemesHaveTheirColours() throws Exception {
        new MadeUpStore(1, 12, 0.8).write(store, 0, 3, MACHINE);
        open();
        Object before = script("return getComputedStyle(document.body).backgroundColor");
        find("#theme").click();
        assertThat(script("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(before);
    }

    @Test
    void nothingIsWiderThanANarrowScreen() throws Exception {
        new MadeUpStore(3, 1, 0.6).write(store, 0, 2, MACHINE);
        open();
        for (int width : new int[] {500, 800}) { // the first is the narrowest that the browser takes
            driver().manage().window().setSize(new Dimension(width, 800));
            await("resized", () -> script("return innerWidth").equals((long) width));
            assertThat((Long) script("return document.documentElement.scrollWidth - innerWidth"))
                    .isLessThanOrEqualTo(0);
            assertThat(find(".verdicts tbody th").getRect().getWidth()).isGreaterThan(width / 3);
        }
    }

    @Test
    void aThousandRunsOfFiftyRowsStayUsable() throws Exception {
        new MadeUpStore(50, 700, 0.8).write(store, 0, 1000, MACHINE);
        open();
        assertThat(visible(".trend")).hasSize(50);
        chart(0);
        assertThat(find("#trend-0 .chip.worse").getText()).contains("since " + MadeUpStore.commit(700));
        chart(49);
        await(
                "only those in view are drawn",
                () -> driver().findElements(By.cssSelector(".plot canvas")).size() < 50);
    }
}
