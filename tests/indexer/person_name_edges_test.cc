// What hangs at the ends of a name: rows of {the span that labels make, the name}.
#include "indexer/annotators/person/name_edges.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/indexer/marked_names.h"

using namespace backfile;

namespace {

// The span in brackets, trimmed; "" where no name is left.
std::string trimmed(const std::string& marked) {
  MarkedNames names(marked);
  NameSpan span = names.spans().at(0);
  return trim_name(names.prepared(), names.words(), span) ? names.text_of(span) : "";
}

}  // namespace

TEST_CASE("titles, days, dates and countries are no part of a name") {
  CHECK(trimmed("It was [Mr Tolland] who came") == "Tolland");
  CHECK(trimmed("The harbour saw [Mayor Tolland Saturday] morning") == "Mayor Tolland");
  CHECK(trimmed("She said on [Tuesday Ann Tolland] would stay") == "Ann Tolland");
  CHECK(trimmed("The book of [Nancy Friday] sold well") == "Nancy Friday");
  CHECK(trimmed("It was written by [Ann Tolland Nov] 3 in the harbour") == "Ann Tolland");
  CHECK(trimmed("The two left after [Ann Tolland June] told them") == "Ann Tolland June");
  CHECK(trimmed("The goal was shot by [Uruguayan Ann Tolland] late") == "Ann Tolland");
  CHECK(trimmed("He greeted President [Ann Tolland Japanese] Prime Minister") == "Ann Tolland");
  CHECK(trimmed("A panel led by [Ohio Gov]. Ann Tolland met") == "");
}

TEST_CASE("a party and a state are no name") {
  CHECK(trimmed("It was Ann Tolland, [R-Alaska], who spoke") == "");
  CHECK(trimmed("It was Ann Tolland ([I-Vt].) who spoke") == "");
  CHECK(trimmed("It was [B-Real] who spoke") == "B-Real");
  CHECK(trimmed("It was [Justices Ann Tolland] and John Orrick who heard it") == "Ann Tolland");
}

TEST_CASE("an initial that ends something else is no part of a name") {
  CHECK(trimmed("They rose, said R&[D. Tolland] in the street") == "Tolland");
  CHECK(trimmed("It fell, by I/B/E/[S. Tolland] and others") == "Tolland");
  CHECK(trimmed("They were with 6764.[T. Tolland] today") == "Tolland");
  CHECK(trimmed("He thanked Ann & [K. Tolland] for it") == "K. Tolland");
}

TEST_CASE("trades, offices and other names beside it are no part of a name") {
  CHECK(trimmed("It was [Counsel Scott Tolland] who spoke") == "Scott Tolland");
  CHECK(trimmed("It was [Leeds-based Tolland] that fell") == "Tolland");
  CHECK(trimmed("He met President-[elect Tolland] in the harbour") == "Tolland");
  CHECK(trimmed("The [Ann Tolland-era] harbour was sold") == "Ann Tolland");
  CHECK(trimmed("He left [Orrick Corp. Tolland] later said so") == "Tolland");
  CHECK(trimmed("The [Tolland CEO] said so") == "Tolland");
  CHECK(trimmed("They met at WHB. It was [WHB Tolland] who said so") == "Tolland");
  CHECK(trimmed("It was [WHB Tolland] who said so") == "WHB Tolland");
  CHECK(trimmed("[Even Tolland] said so") == "Tolland");
  CHECK(trimmed("He said so to [Even Tolland] today") == "Even Tolland");
  CHECK(trimmed("They bought [Tolland SUVs] today") == "");
  CHECK(trimmed("It was [Kim Yong-su] who said so") == "Kim Yong-su");
  CHECK(trimmed("It was [John Baker] who said so") == "John Baker");
}

TEST_CASE("the words of a heading and of a dateline are no part of a name") {
  CHECK(trimmed("It ended. THE HARBOUR [COSTS Tolland] said that ships") == "Tolland");
  CHECK(trimmed("It ended. [CHINA Tolland] arrived in the harbour on a ship") == "Tolland");
  CHECK(trimmed("It ended when [KIM Yong-su] spoke about the ships") == "KIM Yong-su");
  CHECK(trimmed("It ended. [ANN TOLLAND Tolland] said that ships") == "ANN TOLLAND");
  CHECK(trimmed("By [Ann Tolland WASHINGTON] (Wire) - The ships are late") == "Ann Tolland");
  CHECK(trimmed("It was [Marie Claire DUPONT] who spoke about the ships") == "Marie Claire DUPONT");
}

TEST_CASE("where every word has a capital, words that are no names are no part of one") {
  CHECK(trimmed("THE SHIP THAT [WATER TOLLAND QUICKLY] SOLD IN THE HARBOUR") == "TOLLAND");
  CHECK(trimmed("THE [WATER TOLLAND] CAME TO THE HARBOUR AT NIGHT") == "TOLLAND");
  CHECK(trimmed("THE [ANN MARY WILSON MOSQUE] WAS SOLD IN THE HARBOUR") == "ANN MARY WILSON");
  CHECK(trimmed("THE SHIP THAT [ANN GALLANT] SOLD IN THE HARBOUR") == "ANN GALLANT");
  CHECK(trimmed("THE SHIP THAT [A. GALLANT] SOLD IN THE HARBOUR") == "A. GALLANT");
}
