using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.MerchantSettings;
using SkiaSharp;
using Xunit;

namespace Shop.Web.Tests.Looks;

/// <summary>The merchant of an empty shop makes it look like theirs.</summary>
public sealed class LookPagesTests : IAsyncLifetime
{
    private const string Page = "/admin/settings/look";
    private const string Save = ".form.wide .actions button:not(.quiet)";
    private EmptyShop _shop = null!;
    private StaffPages _staff = null!;

    public async Task InitializeAsync() => _staff = await (_shop = await EmptyShop.StartAsync()).StaffAsync();

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task A_saved_look_is_on_cached_pages_at_once_under_an_address_that_is_kept_for_good()
    {
        var before = await SheetOnFrontPageAsync();
        Assert.Equal(before, await SheetOnFrontPageAsync());
        await _staff.SaveAsync(Page, Save, ("accent", "#7a1f2b"), ("headingFont", "lora"), ("corner", "0"));
        var after = await SheetOnFrontPageAsync();
        Assert.NotEqual(before, after);
        using var client = _shop.Client();
        using var sheet = await client.GetAsync(after);
        var css = await sheet.Content.ReadAsStringAsync();
        Assert.Contains("--accent: #7a1f2b;", css, StringComparison.Ordinal);
        Assert.Contains("--heading-font: \"Lora\"", css, StringComparison.Ordinal);
        Assert.Contains("immutable", sheet.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var old = await client.GetAsync(before);
        Assert.True(old.Headers.CacheControl!.NoStore);
        Assert.Contains("--accent: #7a1f2b;", await old.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accent", "red;}body{display:none}")]
    [InlineData("surface", "url(https://elsewhere.example)")]
    [InlineData("hairline", "</style>")]
    [InlineData("text", "#eeeeee")]
    [InlineData("corner", "1000")]
    [InlineData("headingFont", "Papyrus")]
    public async Task What_cannot_be_is_said_beside_its_field_and_all_that_was_typed_stays(string field, string wrong)
    {
        var answer = await _staff.PressAsync(await _staff.GetAsync(Page), Save, (field, wrong), ("darkAccent", "#aaffaa"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector($"#look-{field}-problem"));
        Assert.Equal("#aaffaa", StaffPages.Value(answer.Page, "darkAccent"));
        if (answer.Page.QuerySelector($"input[name={field}]") is not null) Assert.Equal(wrong, StaffPages.Value(answer.Page, field));
        var css = (await _shop.SeeAsync("/look/current.css")).Body;
        Assert.DoesNotContain("#aaffaa", css, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", css, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nearest_readable_colour_is_offered_and_can_be_taken()
    {
        var refused = await _staff.PressAsync(await _staff.GetAsync(Page), Save, ("text", "#bbbbbb"));
        var taken = await _staff.PressAsync(refused.Page, "button[formaction$=nearest]");
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.NotEqual("#bbbbbb", StaffPages.Value(taken.Page, "text"));
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.PressAsync(taken.Page, Save)).Status);
    }

    [Fact]
    public async Task A_preset_fills_the_fields_and_saves_nothing_by_itself()
    {
        var before = (await _shop.SeeAsync("/look/current.css")).Body;
        var page = await _staff.GetAsync($"{Page}?preset=stage");
        Assert.Equal("#c8f250", StaffPages.Value(page, "accent"));
        Assert.Equal(before, (await _shop.SeeAsync("/look/current.css")).Body);
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.PressAsync(page, Save)).Status);
        var after = (await _shop.SeeAsync("/look/current.css")).Body;
        Assert.Contains("color-scheme: dark;", after, StringComparison.Ordinal);
        Assert.DoesNotContain("prefers-color-scheme", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_shows_the_front_page_under_the_draft_to_staff_alone()
    {
        var form = await _staff.GetAsync($"{Page}?preset=library");
        var query = string.Join('&', form.QuerySelectorAll(".form.wide [name]")
            .Select(field => field.GetAttribute("name")!).Distinct().Where(name => name is not ("hasDark" or "logoShowsName"))
            .Select(name => $"{name}={Uri.EscapeDataString(StaffPages.Value(form, name))}"));
        var page = await _staff.GetAsync($"{Page}/preview?{query}&hasDark=on");
        Assert.NotNull(page.QuerySelector("[data-look-draft]"));
        var sheet = page.QuerySelector("link[href*='draft.css']")!.GetAttribute("href")!;
        Assert.Contains("--accent: #7a1f2b;", (await _staff.GetAsync(sheet)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await _shop.SeeAsync($"{Page}/preview?{query}")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await _shop.SeeAsync(sheet)).Status);
        Assert.DoesNotContain("draft", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawing_with_a_script_and_a_file_of_80_megabytes_are_refused_in_words()
    {
        var script = Encoding.UTF8.GetBytes(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><script>alert(1)</script></svg>");
        foreach (var file in new[] { script, new byte[80 * 1024 * 1024], Encoding.UTF8.GetBytes("no picture"), [] })
        {
            var answer = await UploadAsync("logo", file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.NotNull(answer.Page.QuerySelector("#logo-problem"));
        }

        Assert.DoesNotContain("/logo.", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logo_stays_see_through_is_made_small_and_is_on_every_page_until_it_is_removed()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await UploadAsync("logo", SeeThrough(3000, 500))).Status);
        var front = (await _shop.SeeAsync("/")).Body;
        Assert.Contains("src=\"/logo.png?v=", front, StringComparison.Ordinal);
        using var client = _shop.Client();
        using var shown = SKBitmap.Decode(await client.GetByteArrayAsync("/logo.png"));
        Assert.Equal((800, 133, 0), (shown.Width, shown.Height, shown.GetPixel(5, 5).Alpha));
        await _staff.SaveAsync(Page, "[data-picture=logo] button[name=remove]");
        Assert.DoesNotContain("/logo.", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
    }

    private async Task<StaffAnswer> UploadAsync(string name, byte[] file)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "file", "logo.png");
        return await _staff.SendAsync($"{Page}/pictures/{name}", form);
    }

    private async Task<string> SheetOnFrontPageAsync()
    {
        var body = (await _shop.SeeAsync("/")).Body;
        var at = body.IndexOf("/look/", StringComparison.Ordinal);
        return body[at..body.IndexOf('"', at)];
    }

    private static byte[] SeeThrough(int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Transparent);
        canvas.DrawRect(SKRect.Create(width / 2f, 0, width / 2f, height), new SKPaint { Color = SKColors.Red });
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
