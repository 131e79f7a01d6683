using Xunit;

namespace Shop.TestKit;

/// <summary>
/// Programs that some tests need. Where one is missing, the tests are skipped with the reason; on a build server (CI=true)
/// they are not skipped, so that a server without it fails instead of passing for nothing.
/// </summary>
public static class Requirements
{
    public const string ChromiumPath = "/usr/bin/chromium";

    public static bool OnBuildServer => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>The folder of PostgreSQL's server programs (initdb, pg_ctl), the newest version first; null when there is none.</summary>
    public static string? PostgresPrograms { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version).Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(programs => File.Exists(Path.Combine(programs, "initdb")))
        : null;

    internal static string? Chromium => Reason(File.Exists(ChromiumPath), "chromium");

    internal static string? Postgres => Reason(PostgresPrograms is not null, "postgresql");

    internal static string? Redis => Reason(IsOnPath("redis-server"), "redis-server");

    internal static string? Poppler => Reason(IsOnPath("pdftotext"), "poppler-utils");

    internal static string? MailServer => Reason(IsOnPath("aiosmtpd"), "python3-aiosmtpd");

    // Only root may mount; a container may forbid it even to root, and no package mends that.
    internal static string? Mounting => SmallDisk.CanBeMade ? null : "mounting a file system is not permitted here";

    private static string? Reason(bool there, string package) => there || OnBuildServer ? null : $"needs the package {package}";

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}

/// <summary>A test that drives Chromium.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Requirements.Chromium;
}

/// <summary>A test with rows that drives Chromium.</summary>
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = Requirements.Chromium;
}

/// <summary>A test that starts a PostgreSQL server.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Requirements.Postgres;
}

/// <summary>A test with rows that starts a PostgreSQL server.</summary>
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = Requirements.Postgres;
}

/// <summary>A test that mounts a disk of its own to fill it.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = Requirements.Mounting;
}

/// <summary>A test that starts a Redis server.</summary>
public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = Requirements.Redis;
}

/// <summary>A test that reads PDFs with poppler's programs.</summary>
public sealed class PopplerFactAttribute : FactAttribute
{
    public PopplerFactAttribute() => Skip = Requirements.Poppler;
}

/// <summary>A test with rows that reads PDFs with poppler's programs.</summary>
public sealed class PopplerTheoryAttribute : TheoryAttribute
{
    public PopplerTheoryAttribute() => Skip = Requirements.Poppler;
}

/// <summary>A test that starts an SMTP server.</summary>
public sealed class MailServerFactAttribute : FactAttribute
{
    public MailServerFactAttribute() => Skip = Requirements.MailServer;
}

/// <summary>A test with rows that starts an SMTP server.</summary>
public sealed class MailServerTheoryAttribute : TheoryAttribute
{
    public MailServerTheoryAttribute() => Skip = Requirements.MailServer;
}
