#include "corpus/generator/articles.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace backfile {
namespace {

constexpr std::size_t vocabulary_size = 400000;
constexpr std::size_t people_count = 40000;
constexpr std::size_t topic_count = 300;
constexpr std::size_t words_of_topic = 400;
constexpr std::size_t remembered = 50;

constexpr const char* given_names[] = {"Anna", "Boris", "Carla", "David", "Elena", "Farid", "Grace",
                                       "Hugo", "Irina", "James", "Karin", "Luis",  "Maria", "Nadia",
                                       "Omar", "Paula", "Rosa",  "Simon", "Tara",  "Viktor"};
struct Country {
  const char* code;
  const char* name;
};
constexpr Country countries[] = {
    {"US", "United States"}, {"GB", "United Kingdom"}, {"CN", "China"},     {"JP", "Japan"},
    {"DE", "Germany"},       {"FR", "France"},         {"RU", "Russia"},    {"IN", "India"},
    {"IT", "Italy"},         {"CA", "Canada"},         {"BR", "Brazil"},    {"IR", "Iran"},
    {"IQ", "Iraq"},          {"PK", "Pakistan"},       {"AU", "Australia"}, {"ES", "Spain"},
    {"KR", "South Korea"},   {"MX", "Mexico"},         {"TR", "Turkey"},    {"SA", "Saudi Arabia"},
    {"ZA", "South Africa"},  {"PL", "Poland"},         {"EG", "Egypt"},     {"NG", "Nigeria"},
    {"GR", "Greece"},        {"SE", "Sweden"},         {"AR", "Argentina"}, {"UA", "Ukraine"},
    {"KE", "Kenya"},         {"NL", "Netherlands"},    {"CL", "Chile"},     {"TH", "Thailand"},
    {"PE", "Peru"},          {"VN", "Vietnam"},        {"NO", "Norway"},    {"PT", "Portugal"},
    {"FI", "Finland"},       {"GH", "Ghana"},          {"BO", "Bolivia"},   {"IS", "Iceland"}};
constexpr const char* labels[] = {"politics",
                                  "economy, business and finance",
                                  "sport",
                                  "crime, law and justice",
                                  "conflict, war and peace",
                                  "health",
                                  "environment",
                                  "education",
                                  "labour",
                                  "science and technology"};
constexpr const char* papers[] = {"Harbour Wire", "Meridian Courier", "Evening Ledger", "Northern Post"};
// Articles by day of the week, Monday first, as measured on a wire service.
constexpr double weekdays[] = {1166, 1281, 1292, 1336, 1143, 290, 371};

std::vector<double> zipf(std::size_t count, double exponent) {
  std::vector<double> weights;
  for (std::size_t i = 0; i < count; ++i) weights.push_back(std::pow(static_cast<double>(i + 1), -exponent));
  return weights;
}

std::string capitalised(std::string word) {
  if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string surname(std::size_t person) {
  return capitalised(made_word(1000 + person / std::size(given_names)) + "ov");
}

std::string full_name(std::size_t person) {
  return std::string(given_names[person % std::size(given_names)]) + " " + surname(person);
}

// A bijective mixing of a number (the finaliser of SplitMix64).
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

// The rank of a topic's w-th word: somewhere among the words that are neither common nor rare.
std::size_t topic_rank(std::size_t topic, std::size_t w) {
  return 300 + mix(topic * words_of_topic + w + 1) % 30000;
}

}  // namespace

ArticleGenerator::ArticleGenerator(const GeneratorOptions& options)
    : options_(options),
      random_(options.seed),
      vocabulary_(vocabulary_size),
      people_(zipf(people_count, 1.0)),
      countries_(zipf(std::size(countries), 0.9)),
      topics_(zipf(topic_count, 0.7)),
      topic_words_(zipf(words_of_topic, 0.8)),
      facts_({{"\"vexillary quartz accord\"", 0},
              {"quixotry w/3 zymurgy", 0},
              {"=zugzwang", 0},
              {"person:\"Xenia Quezalov\"", 0},
              {"\"vexillary quartz accord\" date:" + std::to_string(options.first_year), 0}}) {
  const auto midnight = [](int year) { return *seconds_from_civil({year, 1, 1, 0, 0, 0}); };
  double sum = 0;
  for (std::int64_t day = midnight(options.first_year); day < midnight(options.last_year + 1); day += 86400) {
    days_.push_back(day);
    day_begins_.push_back(sum);
    const std::int64_t weekday = ((day / 86400 + 3) % 7 + 7) % 7;  // 1970 began on a Thursday
    sum += weekdays[weekday];
  }
  for (double& begin : day_begins_) begin /= sum;
}

std::int64_t ArticleGenerator::next_moment() {
  const double share = (static_cast<double>(count_) + 0.5) / static_cast<double>(options_.articles);
  const auto day =
      static_cast<std::size_t>(std::ranges::upper_bound(day_begins_, share) - day_begins_.begin() - 1);
  return days_[day] + static_cast<std::int64_t>(random_.below(86400));
}

const std::string& ArticleGenerator::draw_word(std::size_t topic, const std::vector<std::size_t>& subject) {
  const double kind = random_.fraction();
  if (kind < 0.04) return vocabulary_.word(subject[random_.below(subject.size())]);
  if (kind < 0.22) return vocabulary_.word(topic_rank(topic, topic_words_.draw(random_)));
  return vocabulary_.word(vocabulary_.draw(random_));
}

void ArticleGenerator::write_headline(Article& article, const std::vector<std::size_t>& subject) {
  for (const std::size_t rank : subject) article.title += vocabulary_.word(rank) + " ";
  for (int i = 0; i < 3; ++i) article.title += vocabulary_.word(vocabulary_.draw(random_)) + " ";
  article.title.pop_back();
  article.title = capitalised(article.title);
}

void ArticleGenerator::write_text(Article& article, std::size_t topic,
                                  const std::vector<std::size_t>& subject) {
  std::vector<std::string> names;
  for (const Label& person : article.person) names.push_back(person.value);
  for (const Label& place : article.country) {
    for (const Country& country : countries) {
      if (place.value == country.code) names.emplace_back(country.name);
    }
  }
  const double wanted = std::exp(std::log(options_.median_words) + 0.7 * random_.normal());
  auto left = static_cast<std::size_t>(std::clamp(wanted, 20.0, 8000.0));
  std::size_t sentences = 0;
  while (left > 0) {
    const std::size_t length = std::min<std::size_t>(left, 8 + random_.below(24));
    left -= length;
    std::string sentence;
    for (std::size_t i = 0; i < length; ++i) {
      const bool named = !names.empty() && random_.chance(0.03);
      sentence += named ? names[random_.below(names.size())] : draw_word(topic, subject);
      sentence += i + 1 == length ? "." : random_.chance(0.06) ? ", " : " ";
    }
    if (sentences > 0) article.text += sentences % 3 == 0 ? "\n\n" : " ";
    article.text += capitalised(sentence);
    ++sentences;
  }
}

Article ArticleGenerator::story() {
  Article article;
  const std::size_t topic = topics_.draw(random_);
  article.source = papers[random_.below(std::size(papers))];
  article.language = "en";
  for (std::size_t i = 0; i < 1 + random_.below(3); ++i) {
    const Label country{countries[countries_.draw(random_)].code, Provenance::given, {}};
    if (std::ranges::find(article.country, country) == article.country.end())
      article.country.push_back(country);
  }
  for (std::size_t i = 0; i < random_.below(5); ++i) {
    const Label person{full_name(people_.draw(random_)), Provenance::given, {}};
    if (std::ranges::find(article.person, person) == article.person.end()) article.person.push_back(person);
  }
  article.topic.push_back({labels[topic % std::size(labels)], Provenance::given, {}});
  std::vector<std::size_t> subject;
  for (int i = 0; i < 4; ++i) subject.push_back(topic_rank(topic, topic_words_.draw(random_)));
  subject.push_back(1000 + random_.below(vocabulary_size - 1000));
  write_headline(article, subject);
  write_text(article, topic, subject);
  return article;
}

// A later edition: a sentence more or a paragraph less.
Article ArticleGenerator::version_of(const Article& original) {
  Article version = original;
  const auto last = version.text.rfind("\n\n");
  if (random_.chance(0.5) && last != std::string::npos) {
    version.text.resize(last);
  } else {
    version.text += " " + capitalised(vocabulary_.word(vocabulary_.draw(random_))) + " corrected.";
  }
  version.source = papers[random_.below(std::size(papers))];
  return version;
}

void ArticleGenerator::plant(Article& article) {
  const auto say = [&](const std::string& words) { article.text += " " + capitalised(words) + "."; };
  const std::uint64_t number = count_;
  if (number % 1000 == 17) {
    say("they signed the vexillary quartz accord at noon");
    ++facts_[0].count;
    if (civil_time(article.date.seconds).year == options_.first_year) ++facts_[4].count;
  }
  if (number % 2500 == 99) {
    say("zymurgy is often quixotry");
    ++facts_[1].count;
  }
  if (number % 2500 == 1099) say("zymurgy is now and then and in the end also a quixotry");  // too far apart
  if (number == options_.articles / 2) {
    say("a zugzwang");
    ++facts_[2].count;
  }
  if (number % 5000 == 7) {
    article.person.push_back({"Xenia Quezalov", Provenance::given, {}});
    ++facts_[3].count;
  }
}

bool ArticleGenerator::next(Article& article) {
  if (count_ == options_.articles) return false;
  const bool version = !recent_.empty() && random_.chance(0.03);
  article = version ? version_of(recent_[random_.below(recent_.size())]) : story();
  article.id = "g" + std::to_string(count_);
  article.date = {next_moment(), DatePrecision::second};
  if (!version) {
    recent_.push_back(article);
    if (recent_.size() > remembered) recent_.pop_front();
  }
  plant(article);
  ++count_;
  return true;
}

}  // namespace backfile
