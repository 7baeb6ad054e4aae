package io.rampwatch.alerting.expose;

import io.rampwatch.alerting.page.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prometheus, told by remote write 1.0. */
final class RemoteWrite {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration IN_ALL = Duration.ofSeconds(10);
    private static final int KEPT = 300;
    // Prometheus before 2.44 answers "too old" with 500, which elsewhere asks for another try
    private static final List<String> NEVER = List.of("too old", "out of bounds", "out of order", "duplicate sample");

    private final URI target;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * The way to a Prometheus.
     *
     * @param target such as {@code http://prometheus:9090/api/v1/write}
     * @throws IllegalArgumentException for what is no address of the web
     */
    RemoteWrite(URI target) {
        if (!List.of("http", "https").contains(String.valueOf(target.getScheme())) || target.getHost() == null) {
            throw new IllegalArgumentException(
                    "remote write: '" + target + "' is no address such as http://prometheus:9090/api/v1/write");
        }
        this.target = target;
    }

    /** Tries once. To write the same values again does no harm. */
    Outcome write(List<HourlyValue> values) {
        var request = HttpRequest.newBuilder(target)
                .timeout(IN_ALL)
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(BodyPublishers.ofByteArray(WriteRequest.of(values)))
                .build();
        try {
            return outcome(http.send(request, BodyHandlers.ofString()));
        } catch (IOException broken) {
            return new Outcome.Retry(
                    null,
                    target.getHost() + " could not be reached: "
                            + broken.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome.Retry(null, "stopped while waiting for an answer");
        }
    }

    private static Outcome outcome(HttpResponse<String> answer) {
        int status = answer.statusCode();
        String body = answer.body().strip();
        String said = status + " " + body.substring(0, Math.min(KEPT, body.length()));
        if (status >= 200 && status < 300) {
            return new Outcome.Sent(said);
        }
        boolean never = NEVER.stream().anyMatch(body.toLowerCase(Locale.ROOT)::contains);
        boolean later = !never && (status == 429 || status >= 500);
        return later ? new Outcome.Retry(null, said) : new Outcome.Refused(said);
    }
}
