package io.example.broken;

import com.vaadin.flow.component.html.Div;

/** A component among services. */
class MisplacedComponent extends Div {}
