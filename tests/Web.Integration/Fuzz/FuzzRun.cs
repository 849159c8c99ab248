using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace InstaHub.Web.Integration.Fuzz;

/// <summary>Sends made requests, several at once, and keeps what was wrong with the answers.</summary>
/// <param name="address">Where the product is.</param>
/// <param name="newToken">Gives the access token of a new account; one is replaced when it is refused.</param>
internal sealed class FuzzRun(Uri address, Func<Task<string>> newToken) : IDisposable
{
    public const int Accounts = 16;

    private const int Senders = 8;
    private const int MostProblems = 30;

    private int _unanswered;
    private readonly string[] _tokens = new string[Accounts];

    // Letters beyond ASCII are sent as they are.
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        Expect100ContinueTimeout = TimeSpan.FromSeconds(1),
    });

    /// <summary>What was wrong, with the request; not more than a few of each kind.</summary>
    public ConcurrentBag<string> Problems { get; } = [];

    /// <summary>How many answers there were of each operation and status.</summary>
    public ConcurrentDictionary<(string Operation, int Status), int> Answers { get; } = new();

    /// <summary>How many were cut off before their answer could be read, because the server wanted no more of them.</summary>
    public int Unanswered => _unanswered;

    /// <summary>The longest time from a request to the end of its answer.</summary>
    public TimeSpan Slowest { get; private set; }

    public void Dispose() => _client.Dispose();

    public async Task SendAsync(IEnumerable<FuzzRequest> requests, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Accounts; i++)
            _tokens[i] ??= await newToken();
        await Parallel.ForEachAsync(
            requests, new ParallelOptions { MaxDegreeOfParallelism = Senders, CancellationToken = cancellationToken },
            async (request, cancel) => await SendAsync(request, cancel));
    }

    private async Task SendAsync(FuzzRequest request, CancellationToken cancellationToken)
    {
        using var message = request.ToMessage(address);
        var token = request.Account is { } account ? _tokens[account] : null;
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await _client.SendAsync(message, cancellationToken);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            Note(Stopwatch.GetElapsedTime(began));
            Answers.AddOrUpdate((request.Operation.ToString(), (int)answer.StatusCode), 1, (_, count) => count + 1);
            if (AnswerCheck.Problem(request, answer, body) is { } problem)
                Add(problem, request);
            // Signed out, deactivated or deleted by what it sent: the next is somebody new.
            if ((int)answer.StatusCode == 401 && token is not null && !await IsAcceptedAsync(token, cancellationToken))
                _tokens[request.Account!.Value] = await newToken();
        }
        catch (HttpRequestException e)
        {
            // The server may close the connection of whom it does not let finish; never another's.
            Interlocked.Increment(ref _unanswered);
            if (request.Body is not { Length: > 1 << 16 } && !request.Liberties.HasFlag(FuzzLiberties.Unreadable))
                Add($"no answer: {e.Message} {e.InnerException?.Message}", request);
        }
    }

    private async Task<bool> IsAcceptedAsync(string token, CancellationToken cancellationToken)
    {
        using var me = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/api/v1/auth/me")) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await _client.SendAsync(me, cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    private void Add(string problem, FuzzRequest request)
    {
        if (Problems.Count < MostProblems)
            Problems.Add($"{problem} <- {request}");
    }

    private void Note(TimeSpan time)
    {
        lock (_tokens)
            Slowest = time > Slowest ? time : Slowest;
    }
}
