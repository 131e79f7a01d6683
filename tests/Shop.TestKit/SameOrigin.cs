namespace Shop.TestKit;

/// <summary>Marks a request as a browser marks one that a page of the shop itself sends.</summary>
public static class SameOrigin
{
    public static void Mark(HttpRequestMessage request, Uri address)
    {
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Dest", "document");
        if (request.Method != HttpMethod.Get) request.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
    }
}
