using System.Globalization;
using System.Xml;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>
/// Which SVG the shop takes: a whole document that says its size, brings no program and loads nothing. It is shown as a picture
/// and with a policy that forbids both as well; a document that needs them would not look as its author saw it.
/// </summary>
internal static class SvgDrawing
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const int MaxSide = 10_000;

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Width and height in pixels.</summary>
    /// <exception cref="DomainException">It is no SVG, too long, without a size, or not only a drawing.</exception>
    public static (int Width, int Height) SizeOf(string drawing)
    {
        if (drawing.Length > ContentRules.DrawingLength)
            throw new DomainException($"A drawing has at most {ContentRules.DrawingLength} characters.");
        try
        {
            return Read(drawing);
        }
        catch (XmlException error)
        {
            throw new DomainException($"This is not an SVG drawing: {error.Message}");
        }
    }

    private static (int Width, int Height) Read(string drawing)
    {
        using var reader = XmlReader.Create(new StringReader(drawing), Strict);
        (int, int)? size = null;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element) size ??= OfRoot(reader);
            Check(reader);
        }

        // A document without an element is no XML, so there was one.
        return size!.Value;
    }

    private static (int Width, int Height) OfRoot(XmlReader root) => root is { LocalName: "svg", NamespaceURI: Namespace }
        ? (Side(root, "width"), Side(root, "height"))
        : throw new DomainException("This is not an SVG drawing.");

    private static int Side(XmlReader root, string name) =>
        Pixels(root.GetAttribute(name)) ?? Pixels(OfViewBox(root, name == "width" ? 2 : 3))
            ?? throw new DomainException($"The drawing does not say its {name} in pixels.");

    // "120", "120px" and "120.5": what drawing programs write.
    private static int? Pixels(string? text)
    {
        if (text?.EndsWith("px", StringComparison.Ordinal) == true) text = text[..^2];
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var side)
            && side is >= 1 and <= MaxSide ? (int)side : null;
    }

    // Left, top, width and height, with spaces or commas between them.
    private static string? OfViewBox(XmlReader root, int place) => root.GetAttribute("viewBox")?
        .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) is { Length: 4 } box ? box[place] : null;

    private static void Check(XmlReader reader)
    {
        if (reader.NodeType is XmlNodeType.ProcessingInstruction) throw new DomainException("A drawing has no instructions for programs.");
        if (reader.NodeType != XmlNodeType.Element) return;
        if (reader.LocalName is "script" or "foreignObject") throw new DomainException($"A drawing has no {reader.LocalName}.");
        while (reader.MoveToNextAttribute())
        {
            var (name, value) = (reader.LocalName, reader.Value);
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) throw new DomainException("A drawing runs nothing.");
            if (name == "href" && !value.StartsWith('#')) throw new DomainException("A drawing loads nothing from elsewhere.");
        }
    }
}
