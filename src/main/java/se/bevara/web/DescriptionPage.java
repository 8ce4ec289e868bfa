package se.bevara.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What other systems may ask for, described for machines (OpenAPI 3.1). It says nothing of what is archived. */
@Controller
class DescriptionPage {

    static final String PATH = "/api/openapi.json";

    @Open
    @GetMapping(PATH)
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .body(new ClassPathResource("se/bevara/api/openapi.json"));
    }
}
