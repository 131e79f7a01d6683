namespace Shop.Domain.Persistence;

/// <summary>A key that cookies are sealed with, shared by all processes of a shop.</summary>
public sealed class DataProtectionKey
{
    private DataProtectionKey()
    {
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Xml { get; private set; } = "";

    public static DataProtectionKey Of(string name, string xml) => new() { Id = Guid.CreateVersion7(), Name = name, Xml = xml };

    /// <summary>The same key in another form: encrypted now, or with another certificate.</summary>
    public void Replace(string xml) => Xml = xml;
}
