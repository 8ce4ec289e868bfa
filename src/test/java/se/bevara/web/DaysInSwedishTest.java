package se.bevara.web;

import java.util.Locale;
import org.springframework.test.context.TestPropertySource;

/** Each role's day in Swedish. */
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true",
        "bevara.disposal.cooling-off=0d", "bevara.disclosure.fees=harryda", "bevara.test=DaysInSwedishTest"}) // a folder of its own
class DaysInSwedishTest extends Days {

    DaysInSwedishTest() {
        super(Locale.of("sv", "SE"));
    }
}
