#include "indexer/readers/article_fields.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <unordered_map>

#include "common/ascii.h"
#include "common/countries.h"
#include "common/utf8.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/coarse_date.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// The names of the contract, in the order of Part.
constexpr auto own_names =
    std::to_array<std::string_view>({"id", "title", "text", "date", "url", "source", "byline", "dateline",
                                     "language", "country", "person", "topic"});

// What else is met in dumps of content systems and data sets, in the languages that they come from: lower
// case (folded: σ at the end of a word too), letters and digits only, separated by spaces.
struct Synonyms {
  Part part;
  std::string_view names;
};
constexpr auto synonyms = std::to_array<Synonyms>({
    {Part::id,
     "articleid docid docno recordid storiesid storyid documentid guid goid identifier uid uuid oid "},
    {Part::title,
     "headline heading head titel titre titolo titulo título titular manchete cabecera encabezado "
     "überschrift schlagzeile kop rubrik overskrift otsikko tytuł nadpis titulek naslov cím "
     "заголовок название заглавие başlık judul τίτλοσ العنوان 标题 標題 題名 見出し タイトル 제목 webtitle "
     "titlu títol 题名 antraštė pavadinimas virsraksts pealkiri כותרת عنوان शीर्षक tiêuđề หัวข้อ หัวเรื่อง "
     "headlinemain headlinetext pagetitle articletitle storytitle recordtitle hl hl1 hdl hed headlines "
     "titles h1 "},
    {Part::text,
     "body article articlebody articletext bodytext bodyhtml bodyplain content contents "
     "contenthtml contenttext selftext document fulltext html ocreng ocrtext maintext paragraphs plaintext "
     "story storytext ft "
     "texte textbody texto testo tekst contenu contenido conteúdo conteudo cuerpo corpo volltext "
     "inhalt artikel artikeltext artikeltekst treść tresc текст содержание isi metin içerik 正文 内容 "
     "內容 本文 본문 내용 corps szöveg teksti 記事 內文 内文 النص المحتوى storybody fullcontent fullarticle "
     "brødtekst brödtext leipäteksti besedilo tekstas teksts sisu conținut conţinut continut κείμενο תוכן "
     "متن "
     "सामग्री nộidung เนื้อหา haupttext fließtext transcript markdown txt bodycontent "},
    {Part::date,
     "datepublished dateissued datepublish datetime datum fecha pubdate publicationdate publishdate "
     "postdate published publishedat publisheddate publishingdate publicationdatetime publishedon pubtime "
     "publishtime publicationtime "
     "firstpublicationdate firstpublished articledate issuedate numericpubdate alphapubdate numericdate "
     "coverdate "
     "alphadate publishedtime publicationday dateofpublication posted postedon postedat displaydate "
     "printdate "
     "firstpublishedat editiondate publishdatetime publisheddatetime "
     "webpublicationdate createdutc versioncreated releasedate seendate timestamp дата tarih "
     "tanggal dataora datapubblicazione datapublicacao fechapublicacion datepublication "
     "datapublikacji datawydania datadepublicação datadepublicacao datapublicação datadepublicació "
     "fechadepublicación fechadepublicacion fechapublicación datedepublication datadipubblicazione "
     "veröffentlicht dátum dato päivämäärä التاريخ تاريخالنشر 公開日 掲載日 公開日時 датапубликации "
     "publicerad publiceringsdatum publisert publiseringsdato udgivelsesdato julkaistu kuupäev datums "
     "ημερομηνία תאריך تاریخ तारीख दिनांक ngàyđăng วันที่ 일자 게시일 "
     "erscheinungsdatum 日期 时间 发布时间 発行日 日付 날짜 "},
    {Part::url,
     "canonicalurl href landingurl link permalink requestedurl articleurl weburl documenturl sourceurl "
     "pageurl storyurl "
     "enlace lien adresse ссылка 链接 "},
    {Part::source,
     "agency paper newspaper newspapertitle newspapername outlet publication publicationtitle "
     "publicationname "
     "publisher sitename "
     "sourcename sourcedomain medianame hostname domain medium medio journal zeitung quelle fuente fonte "
     "testata "
     "veículo veiculo krant bron gazeta źródło zrodlo источник kaynak sumber 来源 來源 媒体 媒體 新聞社 "
     "언론사 avis kilde källa tidning lähde lehti izvor šaltinis avots allikas sursa sursă forrás zdroj "
     "джерело "
     "πηγή מקור منبع स्रोत nguồn แหล่งที่มา 매체 outletname mediaoutlet mediasource newssite "
     "newsoutlet journaltitle "
     "papername site website "},
    {Part::byline,
     "author authors authorname namepart by originalform authornames creator writer reporter autor autora "
     "auteur "
     "autore "
     "journalist columnist correspondent writtenby bylinename "
     "forfatter författare yazar penulis автор repórter verfasser 执筆者 執筆者 الكاتب 作者 記者 著者 기자 "},
    {Part::language, "lang langue languagecode sprache idioma lingua taal język lg "},
    {Part::country, "countries "},
    {Part::person, "people persons "},
    {Part::topic, "categories category topics "},
});

// Names that are made of others: "news_content", "Article Headline", "text_en", "date_utc".
constexpr auto before_names = std::to_array<std::string_view>(
    {"article", "news", "story", "doc", "document", "main", "clean", "cleaned", "raw", "original"});
constexpr auto behind_names = std::to_array<std::string_view>({"en", "utc", "iso", "str", "html", "clean"});
constexpr auto joined_names = std::to_array<Synonyms>({
    {Part::title, "title headline heading "},
    {Part::text, "text body content "},
    {Part::date, "date datetime time datepublished publisheddate "},
    {Part::source, "source publisher "},
    {Part::byline, "author authors byline "},
});

template <class Visit>
void for_each_name(std::string_view names, Visit visit) {
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(' ', at), names.size());
    visit(names.substr(at, end - at));
    at = end + 1;
  }
}

struct KnownName {
  Part part;
  bool joined;  // made of others, and so less sure
};

std::optional<KnownName> known_name(std::string_view plain) {
  static std::deque<std::string> joined;
  static const auto all = [] {
    std::unordered_map<std::string_view, KnownName> known;
    const auto add = [&](std::string_view name, Part part, bool is_joined) {
      known.emplace(name, KnownName{part, is_joined});
    };
    for (const Synonyms& of_part : synonyms)
      for_each_name(of_part.names, [&](std::string_view name) { add(name, of_part.part, false); });
    for (const Synonyms& of_part : joined_names) {
      for_each_name(of_part.names, [&](std::string_view name) {
        for (const std::string_view before : before_names)
          add(joined.emplace_back(before) += name, of_part.part, true);
        for (const std::string_view behind : behind_names)
          add(joined.emplace_back(name) += behind, of_part.part, true);
      });
    }
    return known;
  }();
  const auto found = all.find(plain);
  return found == all.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Part> part_of_synonym(std::string_view plain) {
  const auto known = known_name(plain);
  return known ? std::optional(known->part) : std::nullopt;
}

// Shorter texts about an article, the fuller first: its text where there is no other.
constexpr auto summaries = std::to_array<std::string_view>(
    {"leadparagraph", "lead",    "abstract", "summary",    "description", "shortdescription", "trailtext",
     "standfirst",    "ingress", "ingressi", "entradilla", "bajada",      "vorspann",         "perex",
     "occhiello",     "snippet", "excerpt",  "teaser",     "chapeau",     "untertitel"});

std::string plain_name(std::string_view name) {
  std::string plain;
  for (std::size_t at = 0; at < name.size();) {
    const std::int32_t c = next_code_point(name, at);
    const bool letter =
        c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) append_code_point(plain, u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  return plain;
}

std::optional<Part> own_part(std::string_view name) {
  const auto* own = std::ranges::find(own_names, name);
  if (own == own_names.end()) return std::nullopt;
  return static_cast<Part>(own - own_names.begin());
}

std::string Article::*text_field(Part part) {
  switch (part) {
    case Part::id:
      return &Article::id;
    case Part::title:
      return &Article::title;
    case Part::text:
      return &Article::text;
    case Part::url:
      return &Article::url;
    case Part::source:
      return &Article::source;
    case Part::byline:
      return &Article::byline;
    case Part::dateline:
      return &Article::dateline;
    case Part::language:
      return &Article::language;
    default:
      return nullptr;
  }
}

std::vector<Label> Article::*facet_field(Part part) {
  return part == Part::country  ? &Article::country
         : part == Part::person ? &Article::person
         : part == Part::topic  ? &Article::topic
                                : nullptr;
}

}  // namespace

std::optional<Part> part_of_field(std::string_view name, const ReaderOptions& options) {
  for (const auto& [part, field] : options.map) {
    if (!field.empty() && field == name) return own_part(part);
  }
  const std::string plain = plain_name(name);
  const auto own = own_part(plain);
  const auto part = own ? own : part_of_synonym(plain);
  // A part that the user mapped to another field, or to none, is that field alone.
  const bool mapped = part && std::ranges::any_of(options.map, [&](const auto& pair) {
                        return pair.first == own_names[static_cast<std::size_t>(*part)];
                      });
  return mapped ? std::nullopt : part;
}

int name_rank(std::string_view name) {
  // A Scandinavian headline is a German section; "published" is often only whether it is.
  constexpr auto doubtful = std::to_array<std::string_view>({"rubrik", "published"});
  if (is_own_name(name)) return 0;
  const std::string plain = plain_name(name);
  if (plain.starts_with("full")) return 1;  // "content" beside "full_content" has its beginning
  const auto known = known_name(plain);
  return std::ranges::find(doubtful, plain) == doubtful.end() && !(known && known->joined) ? 2 : 3;
}

bool may_name_date(std::string_view name, const ReaderOptions& options) {
  const bool mapped = std::ranges::any_of(
      options.map, [&](const auto& pair) { return pair.first == "date" || pair.second == name; });
  const std::string plain = plain_name(name);
  return !mapped && (plain == "data" || plain == "time" || plain == "day");
}

bool is_own_name(std::string_view name) {
  return own_part(name).has_value();
}

int summary_rank(std::string_view name) {
  const auto* found = std::ranges::find(summaries, plain_name(name));
  return found == summaries.end() ? 0 : static_cast<int>(summaries.end() - found);
}

bool is_facet(Part part) {
  return part == Part::country || part == Part::person || part == Part::topic;
}

void DateOrder::learn(std::string_view text) {
  const char* at = text.data();
  const char* end = at + text.size();
  while (at != end && (*at < '0' || *at > '9')) ++at;
  int first = 0;
  int second = 0;
  const auto [mark, error] = std::from_chars(at, end, first);
  if (error != std::errc() || mark - at > 2 || mark == end) return;
  if (std::string_view("/.-").find(*mark) == std::string_view::npos) return;
  const auto [behind, second_error] = std::from_chars(mark + 1, end, second);
  if (second_error != std::errc() || behind == end || *behind != *mark) return;
  if (first > 31 && second <= 12) year_first_ = true;
  if (first > 12 && first <= 31 && second <= 12) day_first_ = true;
  if (second > 12 && second <= 31 && first <= 12) month_first_ = true;
}

DayMonthOrder DateOrder::order() const {
  // 98/12/24; then 05/12/24 begins with its year, too.
  if (year_first_) return month_first_ ? DayMonthOrder::unknown : DayMonthOrder::year_first;
  if (day_first_ == month_first_) return DayMonthOrder::unknown;
  return day_first_ ? DayMonthOrder::day_first : DayMonthOrder::month_first;
}

std::optional<Date> parse_field_date(std::string_view text, DayMonthOrder order) {
  std::string line = clean_line_field(text);
  // Python writes seconds with a fraction.
  if (const std::size_t dot = line.find('.'); dot != std::string::npos && dot >= 9 &&
                                              is_ascii_number(line.substr(0, dot)) &&
                                              is_ascii_number(line.substr(dot + 1))) {
    line.resize(dot);
  }
  // MLSUM's dates: the day is not known.
  if (line.size() == 10 && line.starts_with("00/") && line[5] == '/')
    return parse_date(line.substr(6) + "-" + line.substr(3, 2));
  // 201608241030 would be a moment of 1976.
  if (is_ascii_number(line) && line.size() == 12) {
    if (const auto date = parse_date(line); date && (line.starts_with("19") || line.starts_with("20")))
      return date;
  }
  if (is_ascii_number(line) && line.size() >= 9 && line.size() <= 13) {
    std::int64_t seconds = 0;
    std::from_chars(line.data(), line.data() + line.size(), seconds);
    return Date{line.size() > 11 ? seconds / 1000 : seconds, DatePrecision::second};
  }
  return parse_date(line, order);
}

std::string set_part(Part part, std::string_view value, DayMonthOrder order, Article& article) {
  if (part == Part::date) {
    const std::string line = clean_line_field(value);
    if (says_no_date(line)) return "";
    auto date = parse_field_date(line, order);
    if (!date && (date = coarse_date(line))) add_extra_text(article, "date_as_given", line);
    if (!date && parse_date(line, DayMonthOrder::day_first)) return doubtful_date(line);
    if (!date) return not_a_date(line);
    article.date = *date;
    return "";
  }
  if (const auto facet = facet_field(part); facet != nullptr) {
    std::vector<Label>& labels = article.*facet;
    std::string label = clean_line_field(value);
    if (label.empty()) return "";
    if (part == Part::country) {
      if (const std::string_view code = country_code(label); !code.empty()) label = code;
    }
    const bool known = std::ranges::any_of(labels, [&](const Label& one) { return one.value == label; });
    if (!known) labels.push_back({std::move(label), Provenance::given, {}});
    return "";
  }
  std::string cleaned = part == Part::text     ? join_paragraphs(clean_text_field(value))
                        : part == Part::byline ? clean_byline(value)
                                               : clean_line_field(value);
  if (!cleaned.empty()) article.*text_field(part) = std::move(cleaned);
  return "";
}

bool is_common_part(std::optional<Part> part) {
  return part == Part::date || part == Part::source || part == Part::language;
}

void take_common_parts(const Article& around, Article& article) {
  if (!article.date.known()) article.date = around.date;
  if (article.source.empty()) article.source = around.source;
  if (article.language.empty()) article.language = around.language;
}

bool is_issue_date(const std::optional<Date>& date) {
  constexpr std::int64_t day = 86'400;
  return date && date->known() && (date->precision <= DatePrecision::day || date->seconds % day == 0);
}

bool has_part(Part part, const Article& article) {
  if (part == Part::date) return article.date.known();
  if (const auto facet = facet_field(part); facet != nullptr) return !(article.*facet).empty();
  return !(article.*text_field(part)).empty();
}

constexpr std::string_view doubt = "may be two dates, and no other date of the source tells which";

std::string doubtful_date(std::string_view text) {
  return "date \"" + clean_line_field(text) + "\" " + std::string(doubt);
}

bool is_doubtful_date(std::string_view reason) {
  return reason.ends_with(doubt);
}

std::string json_string(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (c == '\n') {
      json += "\\n";
    } else if (byte < 0x20) {
      json += "\\u00";
      json += digits[byte >> 4U];
      json += digits[byte & 15U];
    } else {
      json += c;
    }
  }
  return json + "\"";
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string json;
  for (const std::string& text : texts) json += (json.empty() ? "[" : ",") + json_string(text);
  return json.empty() ? "[]" : json + "]";
}

void add_extra_text(Article& article, std::string_view key, std::string_view value) {
  std::string cleaned = clean_text_field(value);
  if (!cleaned.empty()) article.extra.emplace_back(clean_line_field(key), json_string(cleaned));
}

std::string_view host_of(std::string_view url) {
  const std::size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return {};
  url.remove_prefix(slashes + 2);
  url = url.substr(0, url.find_first_of("/:?#"));
  return url.starts_with("www.") ? url.substr(4) : url;
}

namespace {

void trim_ends(std::string& text) {
  text.erase(text.find_last_not_of(" \n") + 1);
  text.erase(0, text.find_first_not_of(" \n"));
}

// One empty line between paragraphs, no white space at the ends of anything: what is cut out of a cleaned
// text may begin or end with it.
void tidy(Article& article) {
  for (std::string* field : {&article.id, &article.title, &article.url, &article.source, &article.byline,
                             &article.dateline, &article.language, &article.text})
    trim_ends(*field);
  for (std::size_t at = 0; (at = article.text.find("\n\n\n", at)) != std::string::npos;) {
    const std::size_t end = article.text.find_first_not_of('\n', at);
    article.text.erase(at + 2, end - at - 2);
  }
  for (auto* labels : {&article.country, &article.person, &article.topic}) {
    for (Label& label : *labels) trim_ends(label.value);
    std::erase_if(*labels, [](const Label& label) { return label.value.empty(); });
  }
}

// A picture or another file in letters, as base64 (RFC 4648) or a data URL (RFC 2397): JSON text.
bool is_encoded_data(std::string_view value) {
  constexpr std::size_t shortest = 2000;
  if (value.size() < shortest || value.front() != '"') return false;
  const std::size_t comma = value.starts_with("\"data:") ? value.substr(0, 200).find(',') : 0;
  return comma != std::string_view::npos && value.find(' ') == std::string_view::npos &&
         std::ranges::all_of(value.substr(comma + 1, value.size() - comma - 2), [](char c) {
           return is_ascii_letter(c) || is_ascii_digit(c) ||
                  std::string_view("+/=_-\\").find(c) != std::string_view::npos;
         });
}

}  // namespace

std::string finish_article(Article& article) {
  // An address where a name was expected: of the article, or of its site, and its host is the source.
  if (article.source.starts_with("http://") || article.source.starts_with("https://")) {
    const std::size_t path = article.source.find('/', article.source.find("//") + 2);
    if (article.url.empty() && path < article.source.size() - 1) article.url = article.source;
    article.source = std::string(host_of(article.source));
  }
  tidy(article);
  std::erase_if(article.extra, [](const auto& extra) { return is_encoded_data(extra.second); });
  std::ranges::stable_sort(article.extra, {}, [](const auto& extra) { return extra.first; });
  return article.text.empty() && article.title.empty() ? "no text and no headline" : "";
}

}  // namespace backfile
