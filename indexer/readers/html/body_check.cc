#include "indexer/readers/html/body_check.h"

#include <unicode/uchar.h>

#include <array>

#include "common/utf8.h"

namespace backfile {
namespace {

constexpr std::size_t run_length = 4;
constexpr std::uint64_t prime = 0x100000001B3;  // FNV-1a

bool stands_alone(std::int32_t c) {
  return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x2E80 && c < 0xFB00 && !(c >= 0xAC00 && c < 0xD800)) ||
         c >= 0x20000;
}

}  // namespace

std::vector<std::uint64_t> word_runs(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::uint64_t word = 0;
  const auto end_word = [&] {
    if (word != 0) words.push_back(word);
    word = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c < 0 || u_isalnum(c) == 0) {
      end_word();
      continue;
    }
    if (stands_alone(c)) end_word();
    word =
        (word ^ static_cast<std::uint64_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)) ^ 0x9E3779B97F4A7C15) * prime;
    if (stands_alone(c)) end_word();
  }
  end_word();
  std::vector<std::uint64_t> runs;
  for (std::size_t i = 0; i + run_length <= words.size(); ++i) {
    std::uint64_t run = 0;
    for (std::size_t k = 0; k < run_length; ++k) run = (run ^ words[i + k]) * prime + (run >> 29U);
    runs.push_back(run);
  }
  return runs;
}

BodyCheck::BodyCheck(std::string_view body) {
  const auto runs = word_runs(body);
  runs_.insert(runs.begin(), runs.end());
}

double BodyCheck::share_of(std::string_view text) const {
  const auto runs = word_runs(text);
  if (runs.empty()) return -1;
  std::size_t known = 0;
  for (const std::uint64_t run : runs) known += runs_.contains(run) ? 1U : 0U;
  return static_cast<double>(known) / static_cast<double>(runs.size());
}

double BodyCheck::found_in(std::string_view text) const {
  if (runs_.empty()) return 0;
  std::unordered_set<std::uint64_t> found;
  for (const std::uint64_t run : word_runs(text)) {
    if (runs_.contains(run)) found.insert(run);
  }
  return static_cast<double>(found.size()) / static_cast<double>(runs_.size());
}

}  // namespace backfile
