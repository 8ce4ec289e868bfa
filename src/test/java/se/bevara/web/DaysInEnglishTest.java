package se.bevara.web;

import java.util.Locale;
import org.springframework.test.context.TestPropertySource;

/** Each role's day in English. */
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true",
        "bevara.disposal.cooling-off=0d", "bevara.disclosure.fees=harryda", "bevara.test=DaysInEnglishTest"}) // a folder of its own
class DaysInEnglishTest extends Days {

    DaysInEnglishTest() {
        super(Locale.UK);
    }
}
