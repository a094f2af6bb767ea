package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.server.ObservedServer.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What each route answers, and on which thread. */
class RoutesTest {
    private static final Duration WAIT = Duration.ofMillis(20);
    private static final ObservedServer SERVER = new ObservedServer(WAIT, 1, 4);
    private static final ObservedServer WITHOUT_VIRTUAL_THREADS = new ObservedServer(WAIT, 1, 4, Optional.empty());

    @AfterAll
    static void close() {
        SERVER.close();
        WITHOUT_VIRTUAL_THREADS.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/wait,                 WORKER,  duration, 0.02",
        "/vwait,                VIRTUAL, duration, 0.02",
        "/asyncwait,            IO,      duration, 0.02",
        "/wait?millis=3,        WORKER,  duration, 0.003",
        "/vwait?millis=0,       VIRTUAL, duration, 0.0",
        "/asyncwait?millis=20,  IO,      duration, 0.02",
        "/asyncwait?millis=0,   IO,      duration, 0.0",
        "/wait?other=1,         WORKER,  duration, 0.02",
        "/fib/20,               WORKER,  fib,      10946",
        "/fib/20?on=worker,     WORKER,  fib,      10946",
        "/fib/20?on=virtual,    VIRTUAL, fib,      10946",
        "/fib/20?on=io,         IO,      fib,      10946",
        "/asyncfib/20,          IO,      fib,      10946",
        "/asyncfib/20?on=worker,WORKER,  fib,      10946",
        "/asyncfib/20?on=virtual,VIRTUAL,fib,      10946",
        "/asyncfib/20?on=io,    IO,      fib,      10946",
        "/fib/0,                WORKER,  fib,      1",
        "/asyncfib/1,           IO,      fib,      1",
    })
    void aRouteAnswersJsonFromItsKindOfThread(String path, Kind kind, String field, String value) throws Exception {
        assumeTrue(kind != Kind.VIRTUAL || VirtualThreads.supported(), "no virtual threads");
        SERVER.replies().clear();

        HttpResponse<String> response = SERVER.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"" + field + "\":" + value + "}");
        assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(processTime(response)).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(60));
        assertThat(SERVER.replies())
                .singleElement()
                .extracting(ObservedServer.ReplyThread::kind)
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wait", "/vwait", "/asyncwait"})
    void theProcessTimeHoldsTheWait(String path) throws Exception {
        assumeTrue(!path.equals("/vwait") || VirtualThreads.supported(), "no virtual threads");
        assertThat(processTime(SERVER.get(path))).isGreaterThanOrEqualTo(new BigDecimal("0.02"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/fibx", "/wait/x", "/asyncwait/x", "/wait%22"})
    void anUnknownPathIsNotFound(String path) throws Exception {
        HttpResponse<String> response = SERVER.get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response)).contains(path.replace("%22", "\"")).contains("/wait", "/asyncfib/{n}");
        assertThat(processTime(response)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "abc,         abc",
        "-1,          -1",
        "51,          51",
        "99999999999, 99999999999",
        "'',          ''",
        "1.5,         1.5",
        "20/1,        20/1",
        "%2B5,        +5",
        "%D9%A1,      ١",
        "%22%3D%09,   '\"=\t'",
        "%0A%3Cb%3E,  '\n<b>'",
        "%C3%A9,      é",
    })
    void aWrongNumberIsRefusedByNameAndBound(String sent, String decoded) throws Exception {
        for (String route : new String[] {"/fib/", "/asyncfib/"}) {
            HttpResponse<String> response = SERVER.get(route + sent);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(error(response)).isEqualTo("n = '" + decoded + "': expected a whole number from 0 to 50");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "21, 21",
        "-1, -1",
        "%2B5, +5",
        "%D9%A5, \u0665",
        "soon, soon",
        "1.5, 1.5",
        "'', ''",
        "99999999999999999999, 99999999999999999999"
    })
    void aWaitIsRefusedThatIsLongerThanTheServersOwnOrNoWait(String sent, String decoded) throws Exception {
        for (String route : new String[] {"/wait", "/asyncwait"}) {
            HttpResponse<String> response = SERVER.get(route + "?millis=" + sent);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(error(response)).isEqualTo("millis = '" + decoded + "': expected a whole number from 0 to 20");
        }
    }

    @Test
    void aMissingNumberIsRefusedAsAnEmptyOne() throws Exception {
        assertThat(error(SERVER.get("/fib"))).startsWith("n = ''");
    }

    @ParameterizedTest
    @CsvSource({"thread, thread", "'', ''", "IO, IO", "%22, '\"'"})
    void aWrongPlaceIsRefusedByNameAndChoice(String sent, String decoded) throws Exception {
        HttpResponse<String> response = SERVER.get("/fib/1?on=" + sent);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response)).isEqualTo("on = '" + decoded + "': expected one of worker, virtual, io");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vwait", "/fib/1?on=virtual", "/asyncfib/1?on=virtual"})
    void withoutVirtualThreadsTheirRoutesSayWhatTheyNeed(String path) throws Exception {
        HttpResponse<String> response = WITHOUT_VIRTUAL_THREADS.get(path);
        assertThat(response.statusCode()).isEqualTo(501);
        assertThat(error(response))
                .contains("needs virtual threads", "JDK 21", Runtime.version().toString())
                .doesNotContain("\n");
    }

    @Test
    void aHeadRequestGetsTheHeadersWithoutTheBody() throws Exception {
        HttpResponse<String> response = SERVER.request("HEAD", "/fib/20");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("Content-Length")).containsExactly("13");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO"})
    void otherMethodsAreRefused(String method) throws Exception {
        HttpResponse<String> response = SERVER.request(method, "/wait");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().allValues("Allow")).containsExactly("GET, HEAD");
        assertThat(error(response)).isEqualTo(method + ": expected GET or HEAD");
    }

    private static BigDecimal processTime(HttpResponse<String> response) {
        return new BigDecimal(response.headers().firstValue("X-Process-Time").orElseThrow());
    }

    /** The message of an error reply, which must be a JSON object of that alone. */
    private static String error(HttpResponse<String> response) {
        assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
        var json = new JsonMapper().readTree(response.body());
        assertThat(json.propertyNames()).containsExactly("error");
        return json.get("error").stringValue();
    }
}
