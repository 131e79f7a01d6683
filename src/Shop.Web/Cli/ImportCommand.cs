using System.CommandLine;
using System.Globalization;
using Shop.Domain.Staff;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Web.Cli;

/// <summary><c>import products FILE</c>: compares a file with the catalogue, shows what would change, and applies it.</summary>
internal static class ImportCommand
{
    private const int Shown = 20;
    private const int MaxText = 60;

    public static Command Create(CommandHost host)
    {
        var file = new Argument<FileInfo>("file") { Description =
            "CSV: what `export products` writes, Shopify's product file, or a list such as stockcode,description,price." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only compares and tells what would change." };
        var yes = new Option<bool>("--yes") { Description = "Applies without asking, also on a terminal." };
        var language =
            new Option<string>("--language") { Description = "The language of texts whose column names none.", DefaultValueFactory =
            _ => Language.FallbackCode };
        var category =
            new Option<string>("--category") { Description = "Where new products go that name no category.", DefaultValueFactory =
            _ => SheetTerms.ImportedCategory };
        var drafts = new Option<bool>("--drafts") { Description = "New products that do not say so are not shown yet." };
        var products =
            new Command("products",
            "Compares a file with the catalogue, prints what would change, and applies it. Exit code 0 when all rows were taken, 2 when "
            + "some were refused, 1 when nothing was applied.")
            { file, dryRun, yes, language, category, drafts };
        products.SetAction((result, cancellationToken) => host.RunAsync(
            services => RunAsync(services, new Request(
                result.GetRequiredValue(file), result.GetValue(dryRun), result.GetValue(yes),
                new SheetTerms(result.GetValue(language)!, result.GetValue(category)!, !result.GetValue(drafts))), cancellationToken),
            cancellationToken));
        return new Command("import", "Brings records into the shop.") { products };
    }

    private static async Task<int> RunAsync(IServiceProvider services, Request request, CancellationToken cancellationToken)
    {
        if (!request.File.Exists) return await CommandHost.RefuseAsync($"There is no file {request.File.FullName}.");
        if (!services.GetRequiredService<ShopInFiles>().Cultures.Contains(request.Terms.Culture))
            return await CommandHost.RefuseAsync(
                $"The shop has no language {request.Terms.Culture}. It has: {string.Join(", ", services.GetRequiredService<ShopInFiles>().Cultures)}.");
        var start = services.GetRequiredService<StartImport>();
        await services.GetRequiredService<AuditLog>()
            .RecordAsync(new AuditedAction("command line", "import products", request.File.Name), cancellationToken);
        await using var content = request.File.OpenRead();
        if (await start.UploadAsync(request.File.Name, content, "command line", request.Terms, cancellationToken) is not { } id)
            return await CommandHost.RefuseAsync(
                $"The file is larger than {Domain.Imports.Files.ImportLimits.MaxBytes / (1024 * 1024)} MB. Split it.");
        var progress = new ImportProgress(services, id);
        var compared = await progress.FollowAsync("compared", cancellationToken);
        if (compared.State != ImportState.Checked) return await CommandHost.RefuseAsync($"{compared.Problem} Nothing was changed.");
        await PrintAsync(services, compared, cancellationToken);
        if (request.DryRun || compared.Created + compared.Changed == 0) return compared.Refused == 0 ? 0 : 2;
        if (!request.Yes && !Console.IsInputRedirected && !Agrees()) return await CommandHost.RefuseAsync("Nothing was changed.");
        await start.ApplyAsync(id, cancellationToken);
        var applied = await progress.FollowAsync("applied", cancellationToken);
        if (applied.State != ImportState.Applied)
            return await CommandHost.RefuseAsync(
                $"It stopped: {applied.Problem} What was applied stays; go on or undo at /admin/imports/{id}.");
        Print($"Applied. {applied.Kept} left as they were since somebody changed them meanwhile. Undo at /admin/imports/{id}.");
        var pictures = await services.GetRequiredService<ImportPictureList>().CountAsync(id, cancellationToken);
        if (pictures.ToCome > 0)
            Print($"{pictures.ToCome} pictures are fetched by the shop while it runs; /admin/imports/{id} tells how far they are.");
        return applied.Refused + applied.Kept == 0 ? 0 : 2;
    }

    private static async Task PrintAsync(IServiceProvider services, Import import, CancellationToken cancellationToken)
    {
        var list = services.GetRequiredService<ImportList>();
        if (import.UnusedColumns.Length > 0) Print($"Columns not used: {import.UnusedColumns}");
        foreach (var item in (await list.ItemsAsync(import.Id, ItemsShown.Changed, 0, cancellationToken)).Take(Shown))
            foreach (var change in item.Changes.Take(Shown))
                Print($"  {item.Code}{(change.Sku is null ? "" : $" {change.Sku}")} {change.Field}: '{PlainText.Shortened(change.Old, MaxText)}' -> '{PlainText.Shortened(change.Added, MaxText)}'");
        foreach (var item in (await list.ItemsAsync(import.Id, ItemsShown.Refused, 0, cancellationToken)).Take(Shown))
            Print($"  refused, line {item.Line}{(item.Column.Length > 0 ? $", {item.Column}" : "")}: {item.Note}");
        foreach (var item in (await list.ItemsAsync(import.Id, ItemsShown.Noted, 0, cancellationToken)).Take(Shown))
            Print($"  {item.Code}, line {item.Line}: {item.Note}");
        Print($"{import.Products} products: {import.Created} new, {import.Changed} changed, {import.Unchanged} unchanged, {import.Refused} refused, {import.Flagged} to look at. All of it: /admin/imports/{import.Id}");
    }

    private static bool Agrees()
    {
        Console.Write("Apply this? [y/N] ");
        return Console.ReadLine()?.Trim().StartsWith("y", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Request(FileInfo File, bool DryRun, bool Yes, SheetTerms Terms);
}
