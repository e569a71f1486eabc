// The list of all formats. Order: as `backfile-index formats` prints them; of equal signs the first one
// reads.
#include <algorithm>
#include <array>

#include "indexer/readers/readers.h"

namespace backfile {
namespace {

constexpr std::array all_formats = {
    Format{"text", "plain text: headline in the first line", "readable text that nothing else claims",
           recognise_text, read_text},
    Format{"jsonl", "JSON Lines: one article a line", "lines that are JSON objects", recognise_jsonl,
           read_jsonl, true},
    Format{"json",
           "JSON: an array of articles, one article, or an object with articles in it (JSON Feed too)",
           "JSON that is no JSON Lines", recognise_json, read_json},
    Format{"csv", "comma-separated values, a header line with names (--map for others)",
           "a header line that names a title or text", recognise_csv, read_csv},
    Format{"tsv", "tab-separated values, the same", "the same, with tabs", recognise_tsv, read_tsv},
    Format{"markdown", "Markdown, with or without front matter", "front matter, or the name *.md",
           recognise_markdown, read_markdown},
    Format{"trec", "TREC collections (SGML): <DOC> elements", "<DOC> with a <DOCNO>", recognise_trec,
           read_trec},
    Format{"time", "the TIME collection of 1963", "a first line such as *TEXT 017 01/04/63 PAGE 020",
           recognise_time, read_time},
    Format{"mbox", "mailboxes and single e-mails: newsletters, alerts, what is attached",
           "a \"From \" line and headers", recognise_mbox, read_mbox, true},
    Format{"html", "web page: its article, without what stands around it", "<html>, or a page's elements",
           recognise_html, read_html},
    Format{"mhtml", "a web page saved as one file", "multipart/related, saved by a browser", recognise_mhtml,
           read_mhtml},
    Format{"webarchive", "a web page that Safari saved as one file", "a property list with WebMainResource",
           recognise_webarchive, read_webarchive},
    Format{"warc", "web crawls (WARC, WET): the articles among the pages", "WARC/1.0 and the like",
           recognise_warc, read_warc},
    Format{"arc", "older web crawls (ARC)", "filedesc:// in the first line", recognise_arc, read_arc},
    Format{"nitf", "NITF, the news text format of the IPTC", "<nitf>", recognise_nitf, read_nitf},
    Format{"newsml-g2", "NewsML-G2: news items, also in messages",
           "<newsItem>, <newsMessage> ... of the IPTC", recognise_newsml_g2, read_newsml_g2},
    Format{"alto", "ALTO: pages of digitised papers as OCR read them; articles with METS beside them",
           "<alto>, <mets>", recognise_alto, read_alto, false, true},
    Format{"hocr", "hOCR: pages as OCR read them, in HTML", "a web page with elements of class ocr_page",
           recognise_hocr, read_hocr},
    Format{"page-xml", "PAGE XML: pages of Transkribus, eScriptorium, OCR-D", "<PcGts>", recognise_page_xml,
           read_page_xml},
    Format{"abbyy", "ABBYY FineReader's XML: pages as OCR read them", "<document> of ABBYY", recognise_abbyy,
           read_abbyy},
    Format{"djvu-xml", "DjVu's XML: the text of scanned pages", "<DjVuXML>", recognise_djvu_xml,
           read_djvu_xml},
    Format{"gale", "old newspapers of Gale and the British Library: issues, word by word",
           "<issue> with <pf> and <article>", recognise_gale, read_gale},
    Format{"olive", "Olive's PrXML: articles of digitised papers, a file each", "<XMD-entity>",
           recognise_olive, read_olive},
    Format{"ninjs", "ninjs: news in JSON, of the IPTC", "JSON with uri, body_html or bodies, versioncreated",
           recognise_ninjs, read_ninjs},
    Format{"newsml", "NewsML 1, and Reuters Corpus Volume 1", "<NewsML>, <newsitem itemid=...>",
           recognise_newsml, read_newsml},
    Format{"iptc7901", "agency wires of Europe (IPTC 7901)", "SOH, source, number and priority, STX",
           recognise_iptc7901, read_iptc7901},
    Format{"anpa", "agency wires of North America (ANPA 1312)",
           "SOH, service and number, keyword and date, STX", recognise_anpa, read_anpa},
    Format{"rss", "RSS feeds: 0.9x, 1.0, 2.0", "<rss>, or <rdf:RDF> with RSS 1.0", recognise_rss, read_rss},
    Format{"atom", "Atom feeds", "<feed> in Atom's namespace", recognise_atom, read_atom},
    Format{"wxr", "WordPress exports: the published posts", "<rss> with WordPress's namespace", recognise_wxr,
           read_wxr},
    Format{"movable-type", "exports of Movable Type and TypePad", "fields in capitals, sections after -----",
           recognise_movable_type, read_movable_type},
    Format{"reuters", "Reuters-21578 (SGML)", "<REUTERS ...> elements", recognise_reuters, read_reuters,
           true},
    Format{"nexis", "deliveries of Nexis as text",
           "lines such as 1 of 25 DOCUMENTS, or End of Document below texts with a Length:", recognise_nexis,
           read_nexis},
    Format{"factiva", "articles of Factiva as text", "lines such as Document HARBT00020140303ea330001x",
           recognise_factiva, read_factiva},
    Format{"europresse", "deliveries of Europresse as web pages",
           "<article> elements with DocPublicationName", recognise_europresse, read_europresse},
    Format{"proquest", "deliveries of ProQuest as text",
           "lines such as ProQuest document ID: 318123456, and Full text: or Publication title:",
           recognise_proquest, read_proquest},
    Format{"tei", "TEI: digitised papers and editions", "<TEI>, <TEI.2>, <teiCorpus>", recognise_tei,
           read_tei},
    Format{"telegram", "what Telegram exports as JSON: channels, chats",
           "an object with messages and a kind of chat", recognise_telegram, read_telegram},
    Format{"mediawiki", "exports of MediaWiki: Wikinews and other wikis", "<mediawiki>", recognise_mediawiki,
           read_mediawiki},
    Format{"xml", "other XML: articles in elements named like their parts", "XML that nothing else claims",
           recognise_xml, read_xml},
};

}  // namespace

std::span<const Format> formats() {
  return all_formats;
}

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(all_formats, name, &Format::name);
  return found == all_formats.end() ? nullptr : found;
}

const Format* recognise_format(std::string_view head, std::string_view name) {
  const Format* best = nullptr;
  int best_sign = 0;
  for (const Format& format : all_formats) {
    const int sign = format.recognise(head, name);
    if (sign <= best_sign) continue;
    best = &format;
    best_sign = sign;
  }
  return best;
}

}  // namespace backfile
