#include "render/draw/document.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string_view>

#include <fmt/format.h>
#define POINTERHOLDER_TRANSITION 4  // only std::shared_ptr, as libqpdf 12 will have it
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <zlib.h>

#include "engine/core/error.h"
#include "engine/core/parallel.h"

namespace relais::draw {
namespace {

using geometry::Box;

QPDFObjectHandle text_object(const std::string& text) {
    return QPDFObjectHandle::newUnicodeString(text);
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string xmp(const Metadata& m) {
    return fmt::format(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
        "<dc:format>application/pdf</dc:format>\n"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n"
        "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n"
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>"
        "</dc:description>\n"
        "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n"
        "<pdf:Keywords>{}</pdf:Keywords>\n<xmp:CreatorTool>{}</xmp:CreatorTool>\n"
        "<xmp:CreateDate>{}</xmp:CreateDate>\n<xmp:ModifyDate>{}</xmp:ModifyDate>\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n",
        escaped(m.title), escaped(m.author), escaped(m.subject), escaped(m.language),
        escaped(m.keywords), escaped(m.creator), escaped(m.date), escaped(m.date));
}

void describe(QPDF& pdf, const Metadata& metadata) {
    QPDFObjectHandle root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newString(metadata.language));
    root.replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    // Cairo writes no labels where they are 1, 2, 3, which is the default.
    QPDFObjectHandle labels = root.getKey("/PageLabels");
    if (!labels.isDictionary() || labels.getKey("/Nums").getArrayNItems() == 0) {
        root.replaceKey("/PageLabels", QPDFObjectHandle::parse("<< /Nums [0 << /S /D >>] >>"));
    }
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf, xmp(metadata));
    stream.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    stream.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    root.replaceKey("/Metadata", pdf.makeIndirectObject(stream));
}

/// Walks the structure tree in reading order: the k-th figure gets the k-th text.
class Structure {
  public:
    explicit Structure(const std::vector<std::string>& alternatives)
        : alternatives_(alternatives) {}

    void visit(QPDFObjectHandle element) {
        if (element.isArray()) {
            for (int i = 0; i < element.getArrayNItems(); ++i) visit(element.getArrayItem(i));
            return;
        }
        if (!element.isDictionary() || !element.hasKey("/S")) return;
        const std::string type = element.getKey("/S").getName();
        if (type == "/Figure" && figure_ < alternatives_.size()) {
            element.replaceKey("/Alt", text_object(alternatives_[figure_++]));
        }
        if (type == "/TR") scope_headings(element);
        if (element.hasKey("/K")) visit(element.getKey("/K"));
    }

  private:
    static std::string type_of(QPDFObjectHandle element) {
        const bool has_type = element.isDictionary() && element.hasKey("/S");
        return has_type ? element.getKey("/S").getName() : std::string();
    }
    /// Headings of a row that has data are those of the row, others those of columns.
    static void scope_headings(QPDFObjectHandle row) {
        if (!row.hasKey("/K")) return;
        std::vector<QPDFObjectHandle> cells{row.getKey("/K")};
        if (cells.front().isArray()) cells = cells.front().getArrayAsVector();
        const bool has_data = std::any_of(cells.begin(), cells.end(), [](QPDFObjectHandle cell) {
            return type_of(cell) == "/TD";
        });
        for (QPDFObjectHandle& cell : cells) {
            if (type_of(cell) != "/TH") continue;
            cell.replaceKey("/A",
                            QPDFObjectHandle::parse(has_data ? "<< /O /Table /Scope /Row >>"
                                                             : "<< /O /Table /Scope /Column >>"));
        }
    }

    const std::vector<std::string>& alternatives_;
    std::size_t figure_ = 0;
};

/// Wraps content outside the structure's elements in "/Artifact BMC ... EMC". Cairo writes each
/// operator of marked content at the end of a line of its own; its elements (with an MCID) are
/// never nested and never in a text object; spans of replacement text may be within them and within
/// artifacts, and are left out: the fonts say what their glyphs mean.
std::string with_artifacts(std::string_view content) {
    std::string out;
    out.reserve(content.size() + content.size() / 20);
    bool in_element = false, in_artifact = false;
    std::size_t spans = 0;
    while (!content.empty()) {
        const std::size_t end = std::min(content.find('\n'), content.size() - 1) + 1;
        const std::string_view line = content.substr(0, end);
        content.remove_prefix(end);
        const bool marks = line.ends_with(" BDC\n");
        const bool opens = marks && line.find("/MCID") != std::string_view::npos;
        if (marks && !opens) {
            ++spans;
            continue;
        }
        if (line == "EMC\n" && spans > 0) {
            --spans;
            continue;
        }
        if (opens && in_artifact) out += "EMC\n";
        if (opens) in_artifact = false;
        if (!opens && !in_element && !in_artifact) {
            out += "/Artifact BMC\n";
            in_artifact = true;
        }
        out += line;
        if (opens) in_element = true;
        if (line == "EMC\n") in_element = false;
    }
    if (!out.empty() && out.back() != '\n') out += '\n';
    if (in_artifact) out += "EMC\n";
    return out;
}

QPDFObjectHandle rectangle(const Box& box, double height) {
    return QPDFObjectHandle::parse(fmt::format("[{:.2f} {:.2f} {:.2f} {:.2f}]", box.x0,
                                               height - box.y1, box.x1, height - box.y0));
}

std::string bytes_of(const std::shared_ptr<Buffer>& buffer) {
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string compressed(const std::string& content) {
    // Maps of dots are long lists of numbers: level 4 gives nearly the size of 6, faster.
    constexpr int kLevel = 4;
    auto size = compressBound(content.size());
    std::string out(size, '\0');
    const int status =
        compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                  reinterpret_cast<const Bytef*>(content.data()), content.size(), kLevel);
    if (status != Z_OK)
        throw Error("a page could not be compressed; free some memory and try again");
    out.resize(size);
    return out;
}

std::string inflated(const std::string& packed) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) throw Error("a page could not be read; free some memory");
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&stream, &inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string content;
    int status = Z_OK;
    while (status == Z_OK) {
        const std::size_t known = content.size();
        content.resize(std::max<std::size_t>(4 * packed.size(), 2 * known));
        stream.next_out = reinterpret_cast<Bytef*>(content.data() + known);
        stream.avail_out = static_cast<uInt>(content.size() - known);
        status = inflate(&stream, Z_NO_FLUSH);
        content.resize(content.size() - stream.avail_out);
    }
    return content;
}

/// Marks the artifacts of all pages, side by side: libqpdf itself is for one thread, and would
/// compress each page twice, once for every pass of a linearised file.
void mark_artifacts(std::vector<QPDFObjectHandle>& contents) {
    std::vector<std::string> streams;
    for (QPDFObjectHandle& content : contents) {
        streams.push_back(bytes_of(content.getRawStreamData()));
    }
    for_each_index(streams.size(), [&](std::size_t i, std::size_t) {
        streams[i] = compressed(with_artifacts(inflated(streams[i])));
    });
    for (std::size_t i = 0; i < contents.size(); ++i) {
        contents[i].replaceStreamData(streams[i], QPDFObjectHandle::newName("/FlateDecode"),
                                      QPDFObjectHandle::newNull());
    }
}

/// Gives the links of a page their texts; `next` counts those of the pages before.
void describe_links(QPDFObjectHandle page, const std::vector<std::string>& links,
                    std::size_t& next) {
    QPDFObjectHandle annotations = page.getKey("/Annots");
    if (!annotations.isArray()) return;
    for (QPDFObjectHandle& annotation : annotations.getArrayAsVector()) {
        const bool is_link = annotation.isDictionary() && annotation.hasKey("/Subtype") &&
                             annotation.getKey("/Subtype").getName() == "/Link";
        if (is_link && next < links.size())
            annotation.replaceKey("/Contents", text_object(links[next++]));
    }
}

void complete_pages(QPDF& pdf, const Spoken& spoken, const PrintBoxes& boxes) {
    std::vector<QPDFObjectHandle> contents;
    std::size_t links = 0;
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        QPDFObjectHandle object = page.getObjectHandle();
        const double height = page.getMediaBox().getArrayItem(3).getNumericValue();
        object.replaceKey("/TrimBox", rectangle(boxes.trim, height));
        object.replaceKey("/BleedBox", rectangle(boxes.bleed, height));
        object.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
        describe_links(object, spoken.links, links);
        if (QPDFObjectHandle content = object.getKey("/Contents"); content.isStream()) {
            contents.push_back(content);
        }
    }
    mark_artifacts(contents);
}

}  // namespace

std::string complete_document(const std::string& pdf, const Metadata& metadata,
                              const Spoken& spoken, const PrintBoxes& boxes) {
    QPDF document;
    document.processMemoryFile("atlas", pdf.data(), pdf.size());
    describe(document, metadata);
    if (QPDFObjectHandle tree = document.getRoot().getKey("/StructTreeRoot"); tree.isDictionary()) {
        Structure(spoken.figures).visit(tree.getKey("/K"));
    }
    complete_pages(document, spoken, boxes);
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setLinearization(true);
    writer.write();
    const std::unique_ptr<Buffer> bytes(writer.getBuffer());
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace relais::draw
