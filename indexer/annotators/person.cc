#include "indexer/annotators/person.h"

#include <algorithm>

#include "common/analyzer.h"
#include "common/utf8.h"
#include "indexer/annotators/person/credits.h"
#include "indexer/annotators/person/lexicon.h"
#include "indexer/annotators/person/merge.h"

namespace backfile {
namespace {

constexpr std::size_t most_evidence = 32;  // places kept for a person
constexpr std::size_t longest_name = 100;  // bytes

bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         c == '-';
}

std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '.')) --at;
  std::size_t begin = at;
  while (begin > 0 && is_letter(text[begin - 1]) && at - begin < 30) --begin;
  return text.substr(begin, at - begin);
}

// Behind an office, or set off by commas: "the deputy head, Sergey, said".
bool is_introduced(std::string_view text, const PersonMention& mention) {
  const std::string_view before = word_before(text, mention.begin);
  if (!before.empty()) {
    const std::uint64_t flags = lexicon_flags(fold(before));
    if ((flags & (title_word | role_word)) != 0 || before == "named" || before == "called") return true;
  }
  std::size_t at = mention.begin;
  while (at > 0 && text[at - 1] == ' ') --at;
  return at > 0 && text[at - 1] == ',' && mention.end < text.size() && text[mention.end] == ',';
}

bool is_in(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ranges, std::uint32_t at) {
  const auto behind = std::ranges::upper_bound(ranges, at, {}, [](const auto& range) { return range.first; });
  return behind != ranges.begin() && at < (behind - 1)->second;
}

// Mentions that name somebody in the story, not its makers.
std::vector<NamedPlace> named_places(const Article& article, const std::vector<PersonMention>& mentions) {
  const auto credits = find_credits(article.text);
  const std::size_t lead_end = article.text.find("\n\n");
  std::vector<NamedPlace> places;
  for (const PersonMention& mention : mentions) {
    const std::string_view text = mention.in_title ? article.title : article.text;
    if (mention.end - mention.begin > longest_name || (!mention.in_title && is_in(credits, mention.begin)))
      continue;
    NamedPlace place{mention, parse_person_name(text.substr(mention.begin, mention.end - mention.begin))};
    const bool is_letter_only = place.name.keys.size() == 1 && place.name.keys.front().size() < 2;
    if (place.name.empty() || is_letter_only) continue;
    const std::string_view before = word_before(text, mention.begin);
    if (place.name.style.empty() && is_style(before)) place.name.style = std::string(before);
    place.introduced = place.name.titled || is_introduced(text, mention);
    place.in_lead = mention.in_title || mention.begin < lead_end;
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace

void PersonAnnotator::annotate(Article& article, const AnalyzedArticle& text,
                               std::vector<TakenSpan>& taken) const {
  const std::vector<PersonMention> mentions = tagger_.tag(article.title, article.text, text);
  for (const PersonMention& mention : mentions)
    taken.push_back({mention.begin, mention.end, mention.in_title});
  if (!article.person.empty()) return;
  const std::vector<NamedPlace> places = named_places(article, mentions);
  for (const ArticlePerson& person : merge_people(places)) {
    backfile::Label label{person.name, Provenance::derived, {}};
    for (std::uint32_t place : person.places) {
      if (label.evidence.size() == most_evidence) break;
      const PersonMention& mention = places[place].place;
      label.evidence.push_back({mention.begin, mention.end, mention.in_title, "name"});
    }
    article.person.push_back(std::move(label));
  }
}

}  // namespace backfile
