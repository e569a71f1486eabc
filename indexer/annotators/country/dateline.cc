#include "indexer/annotators/country/dateline.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/fold.h"

namespace backfile {
namespace {

constexpr std::size_t longest_dateline = 80;  // bytes

// The dateline's words, folded; commas stand for themselves.
std::vector<std::string> words_of(std::string_view dateline) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    while (!word.empty() && word.back() == '.' && word.find('.') == word.size() - 1) word.pop_back();
    if (!word.empty()) words.push_back(fold(word));
    word.clear();
  };
  for (const char c : dateline) {
    if (c == ' ' || c == ',' || c == '-' || c == '/' || c == '(' || c == ')') {
      finish();
      if (c == ',' || c == '/') words.emplace_back(",");
      continue;
    }
    word.push_back(c);
  }
  finish();
  return words;
}

bool is_place(const PlaceSense& sense) {
  switch (sense.kind) {
    case PlaceKind::name:
    case PlaceKind::capital:
    case PlaceKind::city:
    case PlaceKind::town:
    case PlaceKind::region:
      return true;
    default:
      return false;
  }
}

// The senses of a dateline's first place, narrowed by the region or country behind it: "SAN JOSE, Calif".
std::vector<PlaceSense> place_of(std::string_view dateline, const Gazetteer& gazetteer) {
  const std::vector<std::string> words = words_of(dateline);
  const std::vector<std::string_view> forms(words.begin(), words.end());
  std::vector<PlaceSense> found;
  if (forms.empty()) return found;
  const auto place = gazetteer.longest(forms, 0);
  if (place) std::ranges::copy_if(place->senses, std::back_inserter(found), is_place);
  const auto comma = std::ranges::find(forms, ",");
  if (comma == forms.end() || comma + 1 == forms.end()) return found;
  const auto region = gazetteer.longest(forms, static_cast<std::size_t>(comma - forms.begin()) + 1);
  if (!region) return found;
  std::vector<PlaceSense> narrowed;
  for (const PlaceSense& sense : region->senses) {
    const bool qualifier = sense.kind == PlaceKind::name || sense.kind == PlaceKind::region ||
                           sense.kind == PlaceKind::abbreviation;
    if (!qualifier) continue;
    PlaceSense there = sense;
    there.kind = PlaceKind::region;
    narrowed.push_back(there);
  }
  return narrowed.empty() ? found : narrowed;
}

void add(const std::vector<PlaceSense>& senses, std::uint32_t begin, std::uint32_t end, Mentions& mentions) {
  if (senses.empty()) return;
  mentions.dateline_known = true;
  mentions.list.push_back({.begin = begin,
                           .end = end,
                           .in_title = false,
                           .context = MentionContext::dateline,
                           .token = 0,
                           .paragraph = 0,
                           .sentence = 0,
                           .first_sense = static_cast<std::uint32_t>(mentions.senses.size()),
                           .senses = static_cast<std::uint32_t>(senses.size())});
  mentions.senses.insert(mentions.senses.end(), senses.begin(), senses.end());
}

// The byte behind a dateline at the start of the text ("PARIS, June 3 (Agency) - The ..."); 0 where there is
// none.
std::size_t end_of_dateline(std::string_view text) {
  const std::string_view head = text.substr(0, longest_dateline + 24);
  std::size_t at = std::string_view::npos;
  for (const std::string_view dash :
       {" - ", " -- ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", "\xE2\x80\x94", "--"}) {
    at = std::min(at, head.find(dash));
  }
  if (at == std::string_view::npos || at > longest_dateline) return 0;
  if (head.substr(0, at).find('\n') != std::string_view::npos) return 0;
  return at;
}

}  // namespace

std::size_t find_dateline(const Article& article, const AnalyzedArticle& text, const Gazetteer& gazetteer,
                          Mentions& mentions) {
  mentions.dateline_known = false;
  const std::size_t end = end_of_dateline(article.text);
  std::size_t begin_of_story = 0;
  std::uint32_t place_end = 0;
  std::vector<PlaceSense> senses;
  if (end > 0 && !text.body.empty() && is_all_capitals(text.body.front().word->surface)) {
    senses = place_of(std::string_view(article.text).substr(0, end), gazetteer);
    if (!senses.empty()) {
      for (; begin_of_story < text.body.size() && text.body[begin_of_story].begin < end; ++begin_of_story) {
        if (is_all_capitals(text.body[begin_of_story].word->surface))
          place_end = text.body[begin_of_story].end;
      }
    }
  }
  const std::vector<PlaceSense> given = place_of(article.dateline, gazetteer);
  if (given.empty()) {
    add(senses, 0, place_end, mentions);
  } else {
    add(given, 0, place_end, mentions);
  }
  return begin_of_story;
}

}  // namespace backfile
