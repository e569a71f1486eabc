#include "indexer/readers/field_names.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <unordered_map>

#include "common/utf8.h"

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

}  // namespace backfile
