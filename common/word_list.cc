#include "common/word_list.h"

#include <algorithm>

#include "common/error.h"
#include "common/language.h"
#include "common/varint.h"

namespace backfile {
namespace {

Error damaged() {
  return Error("cannot unite the parts of a shard: a list of words is damaged");
}

// A text that mostly begins as another does: how far, and what follows.
void append_like(std::string& out, std::string_view other, std::string_view text) {
  const auto shared = static_cast<std::size_t>(std::ranges::mismatch(other, text).in1 - other.begin());
  append_varint(out, shared);
  append_varint(out, text.size() - shared);
  out += text.substr(shared);
}

}  // namespace

void append_word(std::string& list, const Word& word, std::uint32_t count) {
  append_varint(list, count);
  append_varint(list, word.surface.size());
  list += word.surface;
  append_like(list, word.surface, word.form);
  const char prefix = term_prefix(word.term);
  list.push_back(prefix);
  append_like(list, word.form, word.term.substr(prefix == '\0' ? 0 : 1));
}

bool WordListReader::next(ListedWord& word) {
  if (rest_.empty()) return false;
  word.count = number();
  word.surface = bytes(number());
  word.form.clear();
  read_like(word.surface, word.form);
  word.term.clear();
  if (const char prefix = bytes(1).front(); prefix != '\0') word.term.push_back(prefix);
  read_like(word.form, word.term);
  return true;
}

std::uint32_t WordListReader::number() {
  const std::optional<std::uint32_t> value = take_varint<std::uint32_t>(rest_);
  if (!value) throw damaged();
  return *value;
}

std::string_view WordListReader::bytes(std::size_t count) {
  if (count > rest_.size()) throw damaged();
  const std::string_view taken = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return taken;
}

void WordListReader::read_like(std::string_view other, std::string& text) {
  const std::size_t shared = number();
  if (shared > other.size()) throw damaged();
  text += other.substr(0, shared);
  text += bytes(number());
}

}  // namespace backfile
