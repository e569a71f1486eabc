// Text of any kind as cells of a screen.
#include <doctest/doctest.h>

#include "searcher/tui/canvas.h"
#include "searcher/tui/plain_letters.h"

using namespace backfile;
using namespace backfile::tui;

TEST_CASE("no control character becomes a cell, and every letter keeps its place") {
  struct Row {
    const char* name;
    std::string text;
    int end;
    std::string row;
  };
  const Row rows[] = {
      {"plain", "abc", 3, "abc"},
      {"escape sequence", "a\x1b[31mb", 7, "a\uFFFD[31mb"},
      {"C1 control", "a\u009B31mb", 6, "a\uFFFD31mb"},
      {"newline and tab", "a\nb\tc", 5, "a b c"},
      {"wide", "漢字", 4, "漢字"},
      {"combining", "e\u0301a", 2, "e\u0301a"},
      {"combining at the start", "\u0301a", 1, "a"},
      {"zero width joiner", "👩\u200D👩", 4, "👩👩"},
      {"variation selector", "❤\uFE0Fa", 2, "❤a"},
      {"direction override", "a\u202Eb", 2, "ab"},
      {"right to left", "שלום", 4, "שלום"},
      {"ill-formed", "a\xff\xfe", 3, "a\uFFFD\uFFFD"},
      {"private use", "\uE000", 1, "\uFFFD"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Canvas canvas(20, 1);
    CHECK(canvas.put(0, 0, row.text, Look::plain, 20) == row.end);
    CHECK(canvas.row_text(0) == row.row);
  }
}

TEST_CASE("a tower of marks stays one cell of few bytes") {
  std::string tower = "a";
  for (int i = 0; i < 1000; ++i) tower += "\u0301";
  Canvas canvas(5, 1);
  CHECK(canvas.put(0, 0, tower, Look::plain, 5) == 1);
  CHECK(canvas.at(0, 0).text.size() <= 16);
}

TEST_CASE("a wide letter is never cut in two") {
  Canvas canvas(4, 1);
  CHECK(canvas.put(0, 0, "a漢字", Look::plain, 4) == 3);
  CHECK(canvas.row_text(0) == "a漢");
  canvas.put(2, 0, "x", Look::plain, 4);
  CHECK(canvas.row_text(0) == "a x");
  canvas.put(0, 0, "漢", Look::plain, 4);
  canvas.put(0, 0, "b", Look::plain, 4);
  CHECK(canvas.row_text(0) == "b x");
}

TEST_CASE("highlights follow their bytes") {
  Canvas canvas(20, 1);
  canvas.put_marked(0, 0, "é flood", {{3, 8}}, Look::plain, Look::match, 20);
  CHECK(canvas.at(1, 0).look == Look::plain);
  CHECK(canvas.at(2, 0).look == Look::match);
  CHECK(canvas.at(6, 0).look == Look::match);
  CHECK(canvas.at(7, 0).look == Look::plain);
}

TEST_CASE("letters have a likeness in ASCII") {
  CHECK(ascii_letter(U'é') == 'e');
  CHECK(ascii_letter(U'Ł') == 'L');
  CHECK(ascii_letter(U'█') == '#');
  CHECK(ascii_letter(U'漢') == '?');
  CHECK(ascii_letter(0x1B) == '?');
}
