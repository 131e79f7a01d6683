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
        if (drawing.Length > ContentRules.DrawingLength) throw new DomainException($"A drawing has at most {ContentRules.DrawingLength} characters.");
        try
        {
            using var reader = XmlReader.Create(new StringReader(drawing), Strict);
            reader.MoveToContent();
            if (reader.LocalName != "svg" || reader.NamespaceURI != Namespace) throw new DomainException("This is not an SVG drawing.");
            var size = (Side(reader, "width"), Side(reader, "height"));
            do Check(reader);
            while (reader.Read());
            return size;
        }
        catch (XmlException error)
        {
            throw new DomainException($"This is not an SVG drawing: {error.Message}");
        }
    }

    private static int Side(XmlReader root, string name) =>
        int.TryParse(root.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is > 0 and <= MaxSide
            ? side
            : throw new DomainException($"The drawing does not say its {name} in pixels.");

    private static void Check(XmlReader reader)
    {
        if (reader.NodeType != XmlNodeType.Element) return;
        if (reader.LocalName is "script" or "foreignObject") throw new DomainException($"A drawing has no {reader.LocalName}.");
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)) throw new DomainException("A drawing runs nothing.");
            if (reader.LocalName == "href" && !reader.Value.StartsWith('#')) throw new DomainException("A drawing loads nothing from elsewhere.");
        }
    }
}
