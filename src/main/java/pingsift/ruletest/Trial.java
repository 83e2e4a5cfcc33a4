// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import pingsift.check.CheckedRule;

/** A rule is to be judged by a test. */
record Trial(CheckedRule rule, TestCase test) {}
