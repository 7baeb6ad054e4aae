package io.rampwatch.alerting.page;

import io.rampwatch.alerting.ledger.OutboxRow;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * PagerDuty's Events API v2. 202 is accepted; 429, 5xx and a broken connection are for later; any other answer of 400
 * or above is for ever. Redirects are not followed: a key must not go where nobody sent it.
 */
public final class PagerDuty implements Road {
    /** Its name in metrics. */
    public static final String NAME = "pagerduty";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration IN_ALL = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int KEPT = 500;

    private final Target target;
    private final Secret routingKey;
    private final Duration limit;
    private final HttpClient http;

    /**
     * The way to a service.
     *
     * @param target where events go
     * @param routingKey the integration key of the service
     * @param threads where answers are read
     */
    public PagerDuty(Target target, Secret routingKey, Executor threads) {
        this(target, routingKey, threads, IN_ALL);
    }

    PagerDuty(Target target, Secret routingKey, Executor threads, Duration limit) {
        this.target = target;
        this.routingKey = routingKey;
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome tell(OutboxRow row) {
        String key;
        HttpRequest request;
        try {
            key = routingKey.reveal();
            request = request(PagerDutyEvent.of(row, key));
        } catch (IllegalStateException noKey) {
            return new Outcome.Retry(null, String.valueOf(noKey.getMessage()));
        } catch (IllegalArgumentException damaged) {
            return new Outcome.Refused(String.valueOf(damaged.getMessage()));
        }
        return send(request, key);
    }

    private HttpRequest request(byte[] event) {
        return HttpRequest.newBuilder(target.uri())
                .timeout(limit)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(event))
                .build();
    }

    private Outcome send(HttpRequest request, String key) {
        var answer = http.sendAsync(request, response -> new CappedBody(LARGEST_ANSWER));
        try {
            // the request's own timeout ends with the headers: a body that drips must end as well
            return outcome(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS), key);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            return new Outcome.Retry(null, target.host() + " did not answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException broken) {
            return new Outcome.Retry(null, target.host() + " could not be reached: " + kind(broken.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return new Outcome.Retry(null, "stopped while waiting for an answer");
        }
    }

    private static Outcome outcome(HttpResponse<String> answer, String key) {
        int status = answer.statusCode();
        String said = said(answer, key);
        if (status >= 200 && status < 300) {
            return new Outcome.Sent(said);
        }
        if (status == 429) {
            return new Outcome.Retry(after(answer).orElse(null), said);
        }
        return status >= 400 && status < 500 ? new Outcome.Refused(said) : new Outcome.Retry(null, said);
    }

    private static String said(HttpResponse<String> answer, String key) {
        String body = answer.body().replace(key, "***").strip();
        return answer.statusCode() + " " + PagerDutyEvent.cut(body, KEPT);
    }

    private static Optional<Duration> after(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static String kind(@Nullable Throwable cause) {
        return cause == null ? "no reason given" : cause.getClass().getSimpleName();
    }
}
