package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Error Prone's NullAway looks at marked packages only, so that a forgotten mark is a hole in the check. */
class NullMarkedTest {

    @Test
    void every_package_is_null_marked() {
        assertThat(packages())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(isMarked(name))
                        .as("%s has a package-info.java with @NullMarked", name)
                        .isTrue());
    }

    private static Set<String> packages() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.rampwatch").stream()
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());
    }

    private static boolean isMarked(String name) {
        try {
            return Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
