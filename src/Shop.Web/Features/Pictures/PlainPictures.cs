using Shop.Domain.Content;

namespace Shop.Web.Features.Pictures;

/// <summary>What stands in for pictures that every shop needs and this one has not stored: they say nothing of what it sells.</summary>
internal static class PlainPictures
{
    // A shop's front with its awning.
    private const string Favicon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
        <rect width="96" height="96" rx="20" fill="#4A5560"/>
        <path d="M22 26h52l6 18H16zM24 50h48v26H24z" fill="#FFF"/>
        <path d="M32 56h12v20H32zM50 56h16v12H50z" fill="#4A5560"/>
        </svg>
        """;

    // A frame with a landscape in it.
    private const string NoPicture = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 1500" width="1200" height="1500">
        <rect width="1200" height="1500" fill="#F1E9DC"/>
        <g fill="none" stroke="#CDBDA1" stroke-width="16" stroke-linejoin="round">
        <path d="M360 560h480v380H360zM420 880l130-150 90 100 60-70 80 120zM720 660a40 40 0 1 1 0 .1z"/>
        </g>
        </svg>
        """;

    /// <summary>Null when nothing stands in for a picture of that name.</summary>
    public static string? Of(string name) => name switch
    {
        ContentPicture.Favicon => Favicon,
        ContentPicture.NoPicture => NoPicture,
        _ => null,
    };
}
