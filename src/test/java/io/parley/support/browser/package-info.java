/** People with real browsers: a Chromium on this machine, driven by what people see. */
package io.parley.support.browser;
