using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Shop.TestKit.Load;

/// <summary>One answer. Sizes are bytes on the wire: the body as it was compressed, without the frames of its chunks.</summary>
public readonly record struct LoadAnswer(int Status, long BodyBytes, int HeaderCount, int HeaderBytes);

/// <summary>
/// One keep-alive connection, used by one thread: a blocking socket and one buffer, nothing else, since the load shares the
/// processor with the shop that it measures. Bodies are counted and thrown away.
/// </summary>
public sealed class LoadConnection(IPEndPoint server) : IDisposable
{
    private const int PatienceMilliseconds = 120_000;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Socket? _socket;
    private int _from;
    private int _until;

    /// <summary>How often it had to connect: 1 when the server kept it open all along.</summary>
    public int Connects { get; private set; }

    /// <summary>Sends a request and reads its answer to the end. When the server closed the idle connection, it connects again.</summary>
    /// <exception cref="SocketException">There was no whole answer.</exception>
    /// <exception cref="InvalidDataException">What came is no HTTP.</exception>
    public LoadAnswer Exchange(ReadOnlySpan<byte> request)
    {
        try
        {
            if (_socket is null || !TrySend(_socket, request))
            {
                Connect();
                if (!TrySend(_socket!, request)) throw new SocketException((int)SocketError.ConnectionReset);
            }

            return Read();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private void Connect()
    {
        Dispose();
        _socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout =
            PatienceMilliseconds, SendTimeout = PatienceMilliseconds };
        _socket.Connect(server);
        Connects++;
    }

    // True when the first bytes of an answer are there. A kept connection that the server has closed shows itself here: nothing came back.
    private bool TrySend(Socket socket, ReadOnlySpan<byte> request)
    {
        (_from, _until) = (0, 0);
        try
        {
            for (var sent = 0; sent < request.Length;) sent += socket.Send(request[sent..]);
            return (_until = socket.Receive(_buffer)) > 0;
        }
        catch (SocketException gone)
            when (gone.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted)
        {
            return false;
        }
    }

    private LoadAnswer Read()
    {
        int end;
        while ((end = _buffer.AsSpan(_from, _until - _from).IndexOf("\r\n\r\n"u8)) < 0) Fill();
        var head = AnswerHead.Parse(_buffer.AsSpan(_from, end));
        _from += end + 4;
        var body = head.IsChunked ? SkipChunks() : head.Length >= 0 ? Skip(head.Length) : SkipToTheEnd();
        if (head.Closes || (!head.IsChunked && head.Length < 0)) Dispose();
        return new LoadAnswer(head.Status, body, head.HeaderCount, end + 4);
    }

    private long SkipChunks()
    {
        for (var sum = 0L; ;)
        {
            var size = ChunkSize(Line());
            sum += Skip(size);
            if (size > 0) Skip(2);
            else if (Line().IsEmpty) return sum;
            else while (!Line().IsEmpty) { } // Trailers.
        }
    }

    private static long ChunkSize(ReadOnlySpan<byte> line) => Utf8Parser.TryParse(line, out long size, out _, 'x')
        ? size
        : throw new InvalidDataException("A chunk without its size.");

    // Valid until the next read.
    private ReadOnlySpan<byte> Line()
    {
        int end;
        while ((end = _buffer.AsSpan(_from, _until - _from).IndexOf("\r\n"u8)) < 0) Fill();
        var line = _buffer.AsSpan(_from, end);
        _from += end + 2;
        return line;
    }

    private long Skip(long count)
    {
        for (var left = count; left > 0;)
        {
            if (_from == _until) Fill();
            var step = (int)Math.Min(left, _until - _from);
            (_from, left) = (_from + step, left - step);
        }

        return count;
    }

    private long SkipToTheEnd()
    {
        var sum = 0L;
        do sum += _until - _from;
        while ((_until = _socket!.Receive(_buffer)) > (_from = 0));
        return sum;
    }

    // Behind what is still unread, which is moved to the front first.
    private void Fill()
    {
        _buffer.AsSpan(_from, _until - _from).CopyTo(_buffer);
        (_from, _until) = (0, _until - _from);
        if (_until == _buffer.Length) throw new InvalidDataException("A head or a line that fills the buffer.");
        var read = _socket!.Receive(_buffer.AsSpan(_until));
        _until += read > 0 ? read : throw new SocketException((int)SocketError.ConnectionReset);
    }
}
