using System.Net;
using System.Text;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>What is sent in place of a form is answered with a page that says so, to shoppers and to staff.</summary>
[Collection(nameof(HostedShop))]
public sealed class HostileFormsTests(HostedShop shop)
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("application/json", "{\"sku\":\"x\"}", 415)]
    [InlineData("text/plain", "sku=x", 415)]
    [InlineData("", "sku=x", 415)]
    [InlineData("garbage", "sku=x", 415)]
    [InlineData($"{Form}; charset=utf-7", "sku=x", 415)]
    [InlineData("multipart/form-data; boundary=x; charset=utf-7",
        "--x\r\nContent-Disposition: form-data; name=\"sku\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nx\r\n--x--", 415)]
    [InlineData("multipart/form-data", "no boundary", 400)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"sku\"\r\n\r\ncut o", 400)]
    public async Task What_is_no_form_is_refused_with_a_page_that_has_words(string type, string body, int status)
    {
        foreach (var path in new[] { "/cart/lines", "/es/cart/coupon", "/checkout", "/products/sencha/notice",
            "/sandbox/stripe/pay/cs_test_none" })
        {
            using var answer = await PostAsync(path, type, Encoding.UTF8.GetBytes(body));
            Assert.Equal((path, status), (path, (int)answer.StatusCode));
            Assert.Contains($"data-status=\"{status}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_without_a_body_is_an_empty_form()
    {
        using var answer = await PostAsync("/cart/lines", "", []);
        Assert.True((int)answer.StatusCode is 303 or 422, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task A_character_set_that_nobody_knows_is_read_as_utf_8()
    {
        using var answer = await PostAsync("/samples", $"{Form}; charset=nonsense", "name=té"u8.ToArray());
        Assert.Equal("changed té", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("[[[[")]
    [InlineData("a[=1&[[[[=2&b]=3")]
    public async Task A_name_whose_brackets_are_not_closed_is_a_name_that_nobody_asked_for(string body)
    {
        using var shopper = await PostAsync("/samples", Form, Encoding.UTF8.GetBytes($"{body}&name=tea"));
        Assert.Equal("changed tea", await shopper.Content.ReadAsStringAsync());
        using var cart = await PostAsync("/cart/lines", Form, Encoding.UTF8.GetBytes(body));
        Assert.True((int)cart.StatusCode < 500, $"{cart.StatusCode}");
    }

    [Theory]
    [InlineData("id=2")]
    [InlineData("ID=&name=tea")]
    [InlineData("id=%00&id=3")]
    [InlineData("id[]=2")]
    [InlineData("id[0]=2&id.x=3")]
    public async Task A_field_with_the_name_of_a_part_of_the_address_is_not_read_in_its_place(string body)
    {
        using var answer = await PostAsync("/samples/1", Form, Encoding.ASCII.GetBytes(body));
        if (body.Contains("%00", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        else Assert.Equal("address 1", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_order_is_found_by_its_address_whatever_the_form_says()
    {
        foreach (var action in new[] { "pay", "cart" })
        {
            using var answer = await PostAsync($"/orders/none/{action}", Form, "token="u8.ToArray());
            Assert.True((int)answer.StatusCode < 500, $"{action}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_page_that_is_asked_for_with_a_form_in_its_body_is_shown()
    {
        using var client = shop.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cart") { Content = new ByteArrayContent("x"u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", $"{Form}; charset=utf-7");
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_letter_that_is_zero_never_reaches_a_page()
    {
        using var refused = await PostAsync("/samples", Form, "name=a%00b"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var dropped =
            await PostAsync("/samples", "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na\0b\r\n--x--\r\n"u8.ToArray());
        Assert.Equal("changed ab", await dropped.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task More_fields_than_any_form_has_are_refused_with_words()
    {
        var body = string.Join('&', Enumerable.Range(0, 20_000).Select(number => $"f{number}=1"));
        using var answer = await PostAsync("/samples", Form, Encoding.ASCII.GetBytes(body));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("That was too much at once", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cart?added=", "", 12_000, 414)]
    [InlineData("/cart", "Cookie", 40_000, 431)]
    [InlineData("/cart", "Referer", 40_000, 431)]
    public async Task An_address_or_headers_beyond_the_limits_are_refused_with_words(string path, string header, int letters, int status)
    {
        using var client = shop.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, header.Length == 0 ? path + new string('x', letters) : path);
        if (header.Length > 0) request.Headers.TryAddWithoutValidation(header, "a=" + new string('x', letters));
        using var answer = await client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains($"data-status=\"{status}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_address_of_the_back_office_says_nothing_of_a_cart_and_leads_back_to_it()
    {
        using var client = shop.Client();
        var page = await (await client.GetAsync("/admin/no/such/page")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("cart", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("href=\"/admin\"", page, StringComparison.Ordinal);
        using var start = await client.GetAsync("/admin");
        Assert.Equal("/admin/sign-in?returnUrl=%2Fadmin", start.Headers.Location!.PathAndQuery);
    }

    [Theory]
    [InlineData("/admin/orders/%2500")]
    [InlineData("/pictures/%09.svg")]
    [InlineData("/orders/%20")]
    [InlineData("/products/%C2%A0")]
    [InlineData("/prices/x?y=%00")]
    public async Task An_address_with_control_characters_is_a_page_that_does_not_exist(string path)
    {
        using var client = shop.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "prices=a%00b; shop-staff=chunks-3; cart=%00");
        using var answer = await client.GetAsync(path);
        Assert.True((int)answer.StatusCode is 302 or 400 or 404, $"{path}: {answer.StatusCode}");
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string type, byte[] body)
    {
        using var client = shop.Client();
        using var content = new ByteArrayContent(body);
        if (type.Length > 0) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await client.PostAsync(path, content);
    }
}
