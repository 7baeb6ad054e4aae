package io.rampwatch.plan;

import java.util.Locale;

/** The six checks of the readiness gate: what must stand before a channel's volume rises. */
public enum GateCheck {
    /** Accounts reach first value without staff. */
    ONBOARDING(
            "80 % of standard accounts reach first value without staff",
            "measure it with a metric, or let a named person attest it"),
    /** Setting up is idempotent, logged and guarded. */
    PROVISIONING(
            "setting up an account is idempotent, logged and guarded",
            "harden the set-up, then let a named person attest it"),
    /** Tickets find their owner by themselves. */
    SUPPORT(
            "90 % of tickets receive an owner without manual triage",
            "measure it with a metric, or let a named person attest it"),
    /** Known exceptions need no engineer. */
    ESCALATION(
            "the ten issues that recur most have an approved tool or a runbook",
            "write the runbooks, then let a named person attest it"),
    /** What happens is seen within a day. */
    OBSERVABILITY(
            "signups, activation, failures and tickets are seen by channel within 24 h",
            "list the metrics that must be visible, or let a named person attest it"),
    /** Automation fails safely. */
    CONTROLS(
            "every automated action has permission, validation, retries and an audit log",
            "guard the actions, then let a named person attest it");

    private final String standard;
    private final String remedy;

    GateCheck(String standard, String remedy) {
        this.standard = standard;
        this.remedy = remedy;
    }

    /** The name that a plan uses, such as {@code onboarding}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What must hold, in words. */
    public String standard() {
        return standard;
    }

    /** What to do where it does not. */
    public String remedy() {
        return remedy;
    }
}
