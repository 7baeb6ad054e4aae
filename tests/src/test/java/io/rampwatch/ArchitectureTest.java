package io.rampwatch;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.api.common.functions.RichFunction;
import org.apache.flink.streaming.api.operators.StreamOperator;

/** What may know what. A rule here is a promise of the documentation; whoever breaks one changes both or neither. */
@AnalyzeClasses(packages = "io.rampwatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Decides, and is given all it needs: no files, no network, no clock, no framework. */
    private static final String[] PURE = {
        "io.rampwatch.event..",
        "io.rampwatch.directory..",
        "io.rampwatch.metric..",
        "io.rampwatch.account..",
        "io.rampwatch.channel..",
        "io.rampwatch.rule..",
        "io.rampwatch.episode..",
        "io.rampwatch.foresight.."
    };

    /** The pure packages, and those that read and write text for them. */
    private static final String[] DOMAIN = {
        "io.rampwatch.event..",
        "io.rampwatch.directory..",
        "io.rampwatch.metric..",
        "io.rampwatch.account..",
        "io.rampwatch.channel..",
        "io.rampwatch.rule..",
        "io.rampwatch.episode..",
        "io.rampwatch.plan..",
        "io.rampwatch.foresight..",
        "io.rampwatch.wire.."
    };

    private static final String[] JSON_AND_YAML = {
        "com.fasterxml.jackson..", "tools.jackson..", "org.yaml..", "org.snakeyaml.."
    };

    @ArchTest
    static final ArchRule the_pure_domain_knows_java_and_itself = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("java..", "org.jspecify..")
                    .or(JavaClass.Predicates.resideInAnyPackage(DOMAIN)))
            .allowEmptyShould(true);

    // alerting speaks JSON with the outside (PagerDuty, chat): it may know Jackson, too
    @ArchTest
    static final ArchRule only_plan_and_wire_know_jackson = noClasses()
            .that()
            .resideOutsideOfPackages("io.rampwatch.plan..", "io.rampwatch.wire..", "io.rampwatch.alerting..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JSON_AND_YAML)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule alerting_never_knows_flink = noClasses()
            .that()
            .resideInAPackage("io.rampwatch.alerting..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "io.rampwatch.flink..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_job_never_knows_alerting = noClasses()
            .that()
            .resideInAPackage("io.rampwatch.flink..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rampwatch.alerting..", "io.prometheus..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_knows_standalone = noClasses()
            .that()
            .resideOutsideOfPackage("io.rampwatch.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rampwatch.standalone..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.rampwatch.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_domain_has_layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("event")
            .definedBy("io.rampwatch.event..")
            .layer("directory")
            .definedBy("io.rampwatch.directory..")
            .layer("metric")
            .definedBy("io.rampwatch.metric..")
            .layer("account")
            .definedBy("io.rampwatch.account..")
            .layer("channel")
            .definedBy("io.rampwatch.channel..")
            .layer("rule")
            .definedBy("io.rampwatch.rule..")
            .layer("episode")
            .definedBy("io.rampwatch.episode..")
            .layer("plan")
            .definedBy("io.rampwatch.plan..")
            .layer("foresight")
            .definedBy("io.rampwatch.foresight..")
            .layer("wire")
            .definedBy("io.rampwatch.wire..")
            .whereLayer("event")
            .mayNotAccessAnyLayer()
            .whereLayer("directory")
            .mayOnlyAccessLayers("event")
            .whereLayer("metric")
            .mayOnlyAccessLayers("event")
            .whereLayer("account")
            .mayOnlyAccessLayers("event", "metric")
            .whereLayer("channel")
            .mayOnlyAccessLayers("event", "metric", "account")
            .whereLayer("rule")
            .mayOnlyAccessLayers("event", "metric")
            .whereLayer("episode")
            .mayOnlyAccessLayers("event", "rule")
            .whereLayer("plan")
            .mayOnlyAccessLayers("event", "directory", "metric", "account", "channel", "rule", "episode")
            .whereLayer("foresight")
            .mayOnlyAccessLayers("metric", "rule", "plan")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule a_mapping_knows_events_their_checks_and_how_files_are_read = classes()
            .that()
            .resideInAPackage("io.rampwatch.mapping..")
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.rampwatch.event..",
                    "io.rampwatch.plan..",
                    "io.rampwatch.wire..",
                    "io.rampwatch.mapping.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule time_is_handed_in = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .or()
            .haveSimpleNameEndingWith("Function")
            .or()
            .haveSimpleNameEndingWith("Operator")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule a_function_of_the_job_is_hidden_and_named_so = classes()
            .that()
            .resideInAPackage("io.rampwatch.flink..")
            .and()
            .areAssignableTo(RichFunction.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Function")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule an_operator_of_the_job_is_hidden_and_named_so = classes()
            .that()
            .resideInAPackage("io.rampwatch.flink..")
            .and()
            .areAssignableTo(StreamOperator.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Operator")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule names_are_nouns_of_the_trade = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_logs_through_java_util = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_prints = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
            .as("no class uses System.out, System.err or printStackTrace()")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule domain_classes_are_closed = classes()
            .that()
            .resideInAnyPackage(DOMAIN)
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and()
            .doNotHaveModifier(SYNTHETIC)
            .should()
            .haveModifier(FINAL)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_field_is_injected =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.allowEmptyShould(true);

    @ArchTest
    static final ArchRule statics_never_change =
            fields().that(modifier(STATIC)).should().beFinal().allowEmptyShould(true);

    @ArchTest
    static final ArchRule http_leaves_from_three_places = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.rampwatch.alerting.page..", "io.rampwatch.alerting.expose..", "io.rampwatch.alerting.action..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .allowEmptyShould(true);
}
