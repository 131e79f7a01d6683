using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Shop.TestKit.Load;

/// <summary>
/// Sends requests on several connections, each with a thread of its own. The source gives the request of each running
/// number, from any thread; when it gives none (empty), the load ends.
/// </summary>
public sealed class LoadRun(Uri server, int connections, Func<long, ReadOnlyMemory<byte>> source)
{
    private readonly IPEndPoint _server = new(IPAddress.Parse(server.Host), server.Port);
    private long _next = -1;

    /// <summary>Each connection sends its next request as soon as it has its answer.</summary>
    public LoadReport Closed(TimeSpan duration, long atMost = long.MaxValue)
    {
        var clock = Stopwatch.StartNew();
        var first = _next + 1;
        return Run(connections, clock, number => clock.Elapsed < duration && number - first < atMost ? clock.Elapsed : null);
    }

    /// <summary>
    /// Requests are due at a fixed rate, whether earlier ones are answered or not; times count from when they were due, so
    /// that a shop that stalls is charged for everybody who would have come meanwhile.
    /// </summary>
    public LoadReport Open(TimeSpan duration, double perSecond)
    {
        var clock = Stopwatch.StartNew();
        var first = _next + 1;
        return Run(connections * 4, clock, number =>
        {
            var due = TimeSpan.FromSeconds((number - first) / perSecond);
            if (due >= duration) return null;
            WaitUntil(clock, due);
            return due;
        });
    }

    private LoadReport Run(int lines, Stopwatch clock, Func<long, TimeSpan?> startOf)
    {
        var workers = Enumerable.Range(0, lines).Select(_ => new Worker(this, clock, startOf)).ToList();
        var threads = workers.ConvertAll(worker => new Thread(worker.Run));
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return LoadReport.Of([.. workers.Select(worker => worker.Report)]) with { Took = clock.Elapsed };
    }

    private static void WaitUntil(Stopwatch clock, TimeSpan due)
    {
        // Thread.Sleep counts in whole milliseconds, which would be charged to the shop.
        for (var left = due - clock.Elapsed; left > TimeSpan.Zero; left = due - clock.Elapsed)
            _ = Sleep((uint)Math.Min(left.TotalMicroseconds, 100_000) + 1);
    }

    [DllImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Sleep(uint microseconds);

    private sealed class Worker(LoadRun load, Stopwatch clock, Func<long, TimeSpan?> startOf)
    {
        private readonly List<double> _milliseconds = new(4096);
        private readonly Dictionary<int, int> _refusals = [];
        private long _bodyBytes;
        private LoadAnswer _last;

        public LoadReport Report => new(TimeSpan.Zero, _milliseconds, _refusals, _bodyBytes, _last);

        public void Run()
        {
            using var connection = new LoadConnection(load._server);
            while (true)
            {
                var number = Interlocked.Increment(ref load._next);
                if (startOf(number) is not { } start || load.Request(number) is not { IsEmpty: false } request) return;
                var status = Send(connection, request.Span);
                _milliseconds.Add((clock.Elapsed - start).TotalMilliseconds);
                if (status is < 200 or >= 400) _refusals[status] = _refusals.GetValueOrDefault(status) + 1;
            }
        }

        private int Send(LoadConnection connection, ReadOnlySpan<byte> request)
        {
            try
            {
                _last = connection.Exchange(request);
                _bodyBytes += _last.BodyBytes;
                return _last.Status;
            }
            catch (Exception failure) when (failure is SocketException or InvalidDataException)
            {
                return 0;
            }
        }
    }

    private ReadOnlyMemory<byte> Request(long number) => source(number);
}
