#include "common/token_units.h"

#include <doctest/doctest.h>

using namespace backfile;

namespace {

// Forms around the border of each length of a rest, and some between.
std::vector<std::uint32_t> some_forms() {
  std::vector<std::uint32_t> forms = {0, most_forms - 1};
  for (std::size_t size = 1; size <= longest_rest; ++size) {
    forms.push_back(first_form_with_rest[size] - 1);
    forms.push_back(first_form_with_rest[size]);
  }
  for (std::uint32_t form = 1; form < most_forms; form += form / 7 + 1) forms.push_back(form);
  return forms;
}

}  // namespace

TEST_CASE("an article's words are read as they were written, whatever the length of their codes") {
  const std::vector<std::uint32_t> forms = some_forms();
  TokenWriter writer;
  for (const std::uint32_t form : forms) {
    writer.add_break(unit_sentence);
    writer.add_form(form);
  }
  std::vector<std::uint8_t> bytes = {7};
  writer.finish(bytes);
  CHECK(writer.codes().units.empty());
  const TokenCodes codes = token_codes(std::span(bytes).subspan(1));
  CHECK(codes.units.size() == 2 * forms.size());
  std::vector<std::uint32_t> read;
  std::size_t breaks = 0;
  read_tokens(
      codes, [&](std::uint32_t form) { read.push_back(form); },
      [&](TokenUnit unit) { breaks += unit == unit_sentence ? 1 : 0; });
  CHECK(read == forms);
  CHECK(breaks == forms.size());
  RestCounter rests(codes);
  for (std::size_t step = 0, i = 0; step < forms.size(); ++step, i = (i + 37) % forms.size())
    CHECK(rests.form(2 * i + 1) == forms[i]);
}

TEST_CASE("an article that is cut off is read within what is there") {
  TokenWriter writer;
  for (const std::uint32_t form : some_forms()) writer.add_form(form);
  std::vector<std::uint8_t> bytes;
  writer.finish(bytes);
  // Each in memory of its own, so that a read behind its end is noticed.
  for (std::size_t cut = 0; cut < bytes.size(); cut += 5) {
    const std::vector<std::uint8_t> left(bytes.begin(), bytes.end() - static_cast<std::ptrdiff_t>(cut));
    read_tokens(
        token_codes(left), [&](std::uint32_t form) { CHECK(form < most_forms); }, [](TokenUnit) {});
  }
}
