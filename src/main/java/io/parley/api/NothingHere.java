package io.parley.api;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever else a program asks for: no page is the answer. */
@RestController
class NothingHere {

    @RequestMapping({"/api/**", "/ws/chat/**"})
    void nothing() {
        throw ApiProblem.notFound("There is nothing here");
    }
}
