using System.Diagnostics;

namespace Shop.Benchmarks.Pages;

/// <summary>
/// The sqlite3 program writes what the shop's export writes, from the same file: the columns of <c>OrderExport</c>, in its order and form.
/// </summary>
internal static class SqliteShell
{
    private const string Query = """
        SELECT o."Number" AS order_number, strftime('%Y-%m-%dT%H:%M:%SZ', o."PlacedAt" / 1000, 'unixepoch') AS placed_at,
          strftime('%Y-%m-%dT%H:%M:%SZ', o."PaidAt" / 1000, 'unixepoch') AS paid_at, lower(o."Status") AS status, o."Email" AS email,
          o."Address_Name" AS name, o."Address_Country" AS country, o."Address_Postcode" AS postcode, o."Address_City" AS city, l."Sku" AS sku,
          l."Description" AS product, l."Quantity" AS quantity, printf('%.2f', l."UnitPriceMinor" / 100.0) AS unit_price,
          printf('%.2f', l."DiscountMinor" / 100.0) AS line_discount, printf('%.2f', l."TotalMinor" / 100.0) AS line_total,
          printf('%.2f', l."TaxRate" / 100.0) AS tax_rate, printf('%.2f', l."TaxMinor" / 100.0) AS tax, o."Currency" AS currency,
          o."CouponCode" AS coupon, printf('%.2f', o."DiscountMinor" / 100.0) AS order_discount, printf('%.2f', o."ShippingMinor" / 100.0) AS shipping,
          printf('%.2f', o."TotalMinor" / 100.0) AS order_total, o."InvoiceNumber" AS invoice_number, o."PaymentReference" AS payment_id
        FROM orders_order o JOIN orders_line_item l ON l."OrderId" = o."Id" ORDER BY o."PlacedAt", o."Number", l."Position"
        """;

    public static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "sqlite3")));

    /// <returns>How long it took, and how many bytes it wrote.</returns>
    public static async Task<(TimeSpan Took, long Bytes)> ExportAsync(string dataPath, CancellationToken cancellationToken)
    {
        var target = Path.Combine(dataPath, "shell.csv");
        var start = new ProcessStartInfo("sqlite3",
            ["-readonly", "-csv", "-header", "-cmd", $".output {target}", Path.Combine(dataPath, "shop.db"), Query]);
        var clock = Stopwatch.StartNew();
        using var shell = Process.Start(start)!;
        await shell.WaitForExitAsync(cancellationToken);
        var took = clock.Elapsed;
        if (shell.ExitCode != 0) throw new InvalidOperationException($"sqlite3 ended with {shell.ExitCode}.");
        var bytes = new FileInfo(target).Length;
        File.Delete(target);
        return (took, bytes);
    }
}
