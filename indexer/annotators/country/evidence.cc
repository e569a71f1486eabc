#include "indexer/annotators/country/evidence.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "common/countries.h"

namespace backfile {
namespace {

constexpr std::uint32_t lead_tokens = 60;
// For the country whose institutions are spoken of: more than one mention of its name.
constexpr double enough_support = 1.5;

constexpr std::array<double, evidence_groups> group_weights = {
    1.0,  // name
    1.0,  // demonym
    0.9,  // capital
    0.8,  // city
    0.4,  // town
    0.8,  // region
    0.5,  // institution
    0.4,  // firm
    0.6,  // leader
    0.3,  // currency
    0.3,  // company
    0.3,  // former
};

EvidenceGroup group_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::abbreviation:
      return EvidenceGroup::region;
    case PlaceKind::block:
      return EvidenceGroup::town;
    default:
      return static_cast<EvidenceGroup>(kind);
  }
}

// How likely a sense is before anything is known of the article.
double prior(const PlaceSense& sense) {
  const double size = std::log10(1.0 + sense.population);
  switch (sense.kind) {
    case PlaceKind::name:
      return 3.5;
    case PlaceKind::demonym:
    case PlaceKind::leader:
      return 3;
    case PlaceKind::region:
    case PlaceKind::abbreviation:
      return 2.5;
    case PlaceKind::capital:
      return 0.7 + size;
    default:
      return size;
  }
}

class Weighing {
 public:
  Weighing(const Article& article, const Mentions& mentions, std::string_view home, ArticleEvidence& evidence)
      : article_(article), mentions_(mentions), home_(home), evidence_(evidence) {}

  void run() {
    collect_support();
    for (const Mention& mention : mentions_.list) {
      if (const Choice choice = choose(mention); choice.sense != nullptr) count(mention, choice);
    }
    weigh_sentences();
  }

 private:
  struct Choice {
    const PlaceSense* sense = nullptr;
    bool doubtful = false;
  };
  struct Said {
    std::uint32_t sentence;
    std::size_t country;
    double weight;
  };

  bool holds(const PlaceSense& sense) const {
    if (!article_.date.known()) return true;
    return article_.date.seconds >= sense.from && article_.date.seconds < sense.to;
  }

  // Mentions of one meaning decide those of several.
  void collect_support() {
    for (const Mention& mention : mentions_.list) {
      const auto senses = mentions_.senses_of(mention);
      const std::uint16_t country = senses.front().country;
      const bool one = std::ranges::all_of(
          senses, [&](const PlaceSense& sense) { return sense.country == country || !holds(sense); });
      if (!one || is_shared(senses.front()) || senses.front().unsure) continue;
      if (!is_place(senses.front().kind)) named_.insert(country);
      const double factor = mention.context == MentionContext::dateline ? 3 : 1;
      support_[country] += factor * group_weights[static_cast<std::size_t>(group_of(senses.front().kind))];
    }
  }

  static bool is_place(PlaceKind kind) {
    return kind == PlaceKind::capital || kind == PlaceKind::city || kind == PlaceKind::town ||
           kind == PlaceKind::region;
  }

  // "Senate", "Labour Party": other countries have them too.
  static bool is_shared(const PlaceSense& sense) {
    return sense.kind == PlaceKind::institution && sense.doubtful;
  }

  // A shared institution in a story that speaks of another country, and never of its own.
  bool is_of_another(const PlaceSense& sense) const {
    if (!is_shared(sense) || support_.contains(sense.country) || countries()[sense.country].code == home_)
      return false;
    return std::ranges::any_of(support_, [](const auto& other) { return other.second >= enough_support; });
  }

  // "Granada" in a Spanish text that has nothing else of the island.
  bool is_something_else(const PlaceSense& sense) const {
    return sense.unsure && !support_.contains(sense.country) && countries()[sense.country].code != home_;
  }

  Choice choose(const Mention& mention) const {
    Choice best;
    double best_score = -1;
    double rival_score = -1;
    for (const PlaceSense& sense : mentions_.senses_of(mention)) {
      if (!holds(sense) || is_of_another(sense) || is_something_else(sense)) continue;
      const Country& country = countries()[sense.country];
      double score = prior(sense);
      const auto found = support_.find(sense.country);
      if (found != support_.end()) score += 1.5 * std::log1p(found->second);
      if (country.code == home_) score += 1;
      // Places of a state that is no more: only where the date says so.
      const bool former_place = country.code.size() > 2 && sense.kind != PlaceKind::name;
      if (former_place) score += article_.date.known() ? 2 : -2;
      if (best.sense != nullptr && best.sense->country == sense.country) {
        if (score > best_score) {
          best.sense = &sense;
          best_score = score;
        }
      } else if (score > best_score) {
        rival_score = best_score;
        best.sense = &sense;
        best_score = score;
      } else {
        rival_score = std::max(rival_score, score);
      }
    }
    best.doubtful = best.sense != nullptr && rival_score > best_score - 1;
    return best;
  }

  // The state that a mention speaks of at the article's date; sets `former` for a state that was no more.
  // Without a date, places are today's where nothing else speaks of the former state.
  std::string_view state_of(const PlaceSense& sense, bool& former) const {
    const Country& country = countries()[sense.country];
    if (!article_.date.known()) {
      const bool todays = country.code.size() > 2 && is_place(sense.kind) && !named_.contains(sense.country);
      return todays ? country.heir : country.code;
    }
    const std::int64_t moment = article_.date.seconds;
    if (country.code.size() > 2 && moment >= country.to) {
      former = true;
      return country.heir;
    }
    return country_code_at(country.code, moment);
  }

  std::size_t index_of(std::string_view code) {
    for (std::size_t i = 0; i < evidence_.countries.size(); ++i) {
      if (evidence_.countries[i].code == code) return i;
    }
    evidence_.countries.emplace_back();
    evidence_.countries.back().code = code;
    evidence_.countries.back().first_token = mentions_.body_tokens;
    last_paragraph_.push_back(0);
    return evidence_.countries.size() - 1;
  }

  void count(const Mention& mention, const Choice& choice) {
    bool former = false;
    const std::string_view code = state_of(*choice.sense, former);
    const std::size_t index = index_of(code);
    CountryEvidence& country = evidence_.countries[index];
    const auto group =
        static_cast<std::size_t>(former ? EvidenceGroup::former : group_of(choice.sense->kind));
    add_place(country, mention, *choice.sense);
    if (mention.context == MentionContext::dateline) {
      country.in_dateline = true;
      return;
    }
    const double weight = group_weights[group] * (mention.context == MentionContext::embedded ? 0.7 : 1.0);
    country.weight += weight;
    if (choice.doubtful) country.doubtful_weight += weight;
    said_.push_back({mention.sentence, index, weight});
    if (mention.in_title) {
      country.in_title[group] = true;
      country.title_weight += weight;
      country.first_token = 0;
      return;
    }
    ++country.counts[group];
    country.first_token = std::min(country.first_token, mention.token);
    if (mention.paragraph == 0 || mention.token < lead_tokens) {
      country.in_lead[group] = true;
      country.lead_weight += weight;
    }
    if (last_paragraph_[index] != mention.paragraph + 1) {
      last_paragraph_[index] = mention.paragraph + 1;
      ++country.paragraphs;
    }
  }

  void add_place(CountryEvidence& country, const Mention& mention, const PlaceSense& sense) const {
    if (mention.begin == mention.end || country.place_count == most_places) return;
    const auto index = static_cast<std::uint32_t>(&mention - mentions_.list.data());
    country.places[country.place_count++] = {index, sense.kind};
  }

  // A sentence that names many countries is about none of them.
  void weigh_sentences() {
    for (std::size_t i = 0; i < said_.size();) {
      std::size_t end = i;
      bool alone = true;
      for (; end < said_.size() && said_[end].sentence == said_[i].sentence; ++end) {
        alone = alone && said_[end].country == said_[i].country;
      }
      for (; i < end; ++i) {
        if (alone) evidence_.countries[said_[i].country].alone_weight += said_[i].weight;
      }
    }
  }

  const Article& article_;
  const Mentions& mentions_;
  std::string_view home_;
  ArticleEvidence& evidence_;
  std::unordered_map<std::uint16_t, double> support_;
  std::unordered_set<std::uint16_t> named_;  // by more than places
  std::vector<std::uint32_t> last_paragraph_;
  std::vector<Said> said_;
};

}  // namespace

std::vector<Evidence> evidence_of(const CountryEvidence& country, const Mentions& mentions) {
  std::vector<Evidence> places;
  places.reserve(country.place_count);
  for (const CountryPlace& place : std::span(country.places).first(country.place_count)) {
    const Mention& mention = mentions.list[place.mention];
    const bool dateline = mention.context == MentionContext::dateline;
    places.push_back({.begin = mention.begin,
                      .end = mention.end,
                      .in_title = mention.in_title,
                      .reason = std::string(dateline ? "dateline" : place_kind_name(place.kind))});
  }
  return places;
}

void weigh_mentions(const Article& article, const Mentions& mentions, std::string_view home,
                    ArticleEvidence& evidence) {
  evidence.countries.clear();
  evidence.body_tokens = mentions.body_tokens;
  evidence.paragraphs = mentions.paragraphs;
  evidence.dateline_known = mentions.dateline_known;
  Weighing(article, mentions, home, evidence).run();
}

}  // namespace backfile
