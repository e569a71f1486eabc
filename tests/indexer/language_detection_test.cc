#include "indexer/language_detection.h"

#include <doctest/doctest.h>

using namespace backfile;

TEST_CASE("the prior decides what a few words are in, another script overrules it") {
  CHECK(detect_language("Atlanta (GA)", "en") == "en");
  CHECK(detect_language("Bus brand", "de") == "de");
  CHECK(detect_language("Правительство России приняло новый закон о выборах президента страны", "en") ==
        "ru");
  CHECK(detect_language(
            "The government said on Monday that it would not raise the taxes that had been planned "
            "for the coming year, because the economy is still weak and many people have lost work. "
            "The opposition welcomed the decision.",
            "de") == "en");
}
