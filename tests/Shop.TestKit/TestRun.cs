namespace Shop.TestKit;

/// <summary>
/// What all test projects of one run share. <c>tests/run</c> names a folder in <c>SHOP_TEST_RUN</c> and clears up what was
/// noted there; without one each test process is a run of its own.
/// </summary>
public static class TestRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static string? Folder { get; } = Environment.GetEnvironmentVariable("SHOP_TEST_RUN") is { Length: > 0 } folder ? folder : null;

    /// <summary>Makes something when nobody of the run has, and notes where it is.</summary>
    /// <param name="make">Returns where it is, in one line.</param>
    /// <param name="remove">Takes it away at the end of a process that is a run of its own; null when it goes with something else.</param>
    public static async Task<string> OnceAsync(string what, Func<Task<string>> make, Action<string>? remove = null)
    {
        if (Folder is null)
        {
            var own = await make();
            if (remove is not null) AppDomain.CurrentDomain.ProcessExit += (_, _) => remove(own);
            return own;
        }

        var note = Path.Combine(Folder, what);
        using var held = await HoldAsync($"{note}.lock");
        if (!File.Exists(note)) await File.WriteAllTextAsync(note, await make());
        return await File.ReadAllTextAsync(note);
    }

    // One process at a time; the lock goes with a process that dies.
    private static Task<FileStream> HoldAsync(string path) => Eventually.AnswerAsync(
        () => Task.FromResult(TryHold(path)), Patience, () => $"somebody holds {path}");

    private static FileStream? TryHold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
