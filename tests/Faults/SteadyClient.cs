namespace InstaHub.Faults;

/// <summary>
/// Asks a process until there is an answer, and when the process is gone the one that is left. Whether what was not answered has
/// happened, nobody knows: it is asked again, and must be something that has its effect once. For one request after the other.
/// </summary>
/// <param name="client">Of the process that is asked.</param>
/// <param name="left">Completes with the client of the one that is left, when there is nothing more to come from the first; null: there is no other.</param>
internal sealed class SteadyClient(HttpClient client, Task<HttpClient>? left = null)
{
    private HttpClient _client = client;
    private Task<HttpClient>? _left = left;

    /// <summary>Requests that got no answer, because the process was gone.</summary>
    public int Lost { get; private set; }

    /// <summary>Requests that were answered: not now.</summary>
    public int Refused { get; private set; }

    public async Task<T> AskAsync<T>(Func<HttpClient, Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask(_client);
            }
            catch (Exception exception) when (_left is not null && exception is HttpRequestException or IOException)
            {
                Lost++;
                (_client, _left) = (await _left!, null);
            }
            catch (RefusedException refused) when (refused.IsMomentary)
            {
                Refused++;
            }
        }
    }

    /// <inheritdoc cref="AskAsync{T}(Func{HttpClient, Task{T}})"/>
    public Task AskAsync(Func<HttpClient, Task> ask) => AskAsync(async client =>
    {
        await ask(client);
        return true;
    });
}
