#include "indexer/annotators/person.h"

#include <algorithm>
#include <array>
#include <map>

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

// Behind an office: "the deputy head Sergey".
bool is_introduced(std::string_view text, const PersonMention& mention) {
  const std::string_view before = word_before(text, mention.begin);
  if (before.empty()) return false;
  const std::uint64_t flags = lexicon_flags(fold(before));
  return (flags & (title_word | role_word)) != 0 || before == "named" || before == "called";
}

// "The deputy head, Sergey, said"; places are set off too.
bool is_set_off(std::string_view text, const PersonMention& mention) {
  std::size_t at = mention.begin;
  while (at > 0 && text[at - 1] == ' ') --at;
  return at > 0 && text[at - 1] == ',' && mention.end < text.size() && text[mention.end] == ',';
}

std::string_view word_behind(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ' ') return "";
  std::size_t end = at + 1;
  while (end < text.size() && is_letter(text[end]) && end - at < 30) ++end;
  return text.substr(at + 1, end - at - 1);
}

// "Tolland said", "said Tolland": places do not speak.
bool speaks(std::string_view text, const PersonMention& mention) {
  return (lexicon_flags(fold(word_behind(text, mention.end))) & speech_verb) != 0 ||
         (lexicon_flags(fold(word_before(text, mention.begin))) & speech_verb) != 0;
}

template <std::size_t count>
bool is_one_of(const std::string& word, const std::array<std::string_view, count>& words) {
  return std::ranges::find(words, word) != words.end();
}

// "in Hawbeck" 2; "from Hawbeck", "Hawbeck station" 1; "in Tolland's office" 0.
int locatedness(std::string_view text, const PersonMention& mention) {
  constexpr std::array<std::string_view, 9> inside = {"in",     "at",         "near",   "outside", "around",
                                                      "inside", "throughout", "across", "towards"};
  constexpr std::array<std::string_view, 7> about = {"from", "into", "of", "to", "through", "via", "over"};
  const std::string_view rest = text.substr(mention.end);
  if (rest.starts_with("'s") || rest.starts_with("’s")) return 0;
  const std::string before = fold(word_before(text, mention.begin));
  if (is_one_of(before, inside)) return 2;
  const std::uint64_t behind = lexicon_flags(fold(word_behind(text, mention.end)));
  return is_one_of(before, about) || (behind & (place_noun | organisation_word)) != 0 ? 1 : 0;
}

// Over all places in the article where the words stand, whether the tagger took them for a name or not.
int locatedness(const Article& article, std::string_view words) {
  int most = 0;
  for (const std::string_view text : {std::string_view(article.title), std::string_view(article.text)}) {
    for (std::size_t at = text.find(words); at != std::string_view::npos && most < 2;
         at = text.find(words, at + words.size())) {
      const auto begin = static_cast<std::uint32_t>(at);
      const auto end = static_cast<std::uint32_t>(at + words.size());
      if ((at > 0 && is_letter(text[at - 1])) || (end < text.size() && is_letter(text[end]))) continue;
      most = std::max(most, locatedness(text, PersonMention{begin, end, false}));
    }
  }
  return most;
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
  std::map<std::string_view, int> located;  // of single words
  for (const PersonMention& mention : mentions) {
    const std::string_view text = mention.in_title ? article.title : article.text;
    if (mention.end - mention.begin > longest_name || (!mention.in_title && is_in(credits, mention.begin)))
      continue;
    NamedPlace place{mention, parse_person_name(text.substr(mention.begin, mention.end - mention.begin))};
    const bool is_letter_only = place.name.keys.size() == 1 && place.name.keys.front().size() < 2;
    if (place.name.empty() || is_letter_only) continue;
    const std::string_view before = word_before(text, mention.begin);
    if (place.name.style.empty() && is_style(before)) place.name.style = std::string(before);
    place.personal = place.name.titled || is_introduced(text, mention) || speaks(text, mention);
    place.introduced = place.personal || is_set_off(text, mention);
    if (!place.personal && place.name.words.size() > 1) place.located = locatedness(text, mention);
    if (!place.personal && place.name.words.size() == 1) {
      const auto [found, is_new] =
          located.try_emplace(text.substr(mention.begin, mention.end - mention.begin), 0);
      if (is_new) found->second = locatedness(article, found->first);
      place.located = found->second;
    }
    place.in_lead = mention.in_title || mention.begin < lead_end;
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace

void PersonAnnotator::annotate(Article& article, const AnalyzedArticle& text,
                               std::vector<TakenSpan>& taken) const {
  const std::vector<PersonMention> mentions = tagger_.tag(article.title, article.text, text);
  const std::vector<NamedPlace> places = named_places(article, mentions);
  std::vector<std::uint32_t> no_people;
  const std::vector<ArticlePerson> people = merge_people(places, &no_people);
  std::vector<PersonMention> no_mentions;
  for (const std::uint32_t place : no_people) no_mentions.push_back(places[place].place);
  for (const PersonMention& mention : mentions) {
    if (std::ranges::find(no_mentions, mention) == no_mentions.end())
      taken.push_back({mention.begin, mention.end, mention.in_title});
  }
  if (!article.person.empty()) return;
  for (const ArticlePerson& person : people) {
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
