using System.Buffers.Text;
using System.Security.Cryptography;
using InstaHub.GrainInterfaces.Accounts;
using Orleans.Concurrency;

namespace InstaHub.Grains.Accounts.Ceremonies;

/// <inheritdoc cref="ICeremoniesGrain"/>
[GrainType("ceremonies"), StatelessWorker, Reentrant]
public sealed class CeremoniesGrain(ICeremonyStore store, TimeProvider time) : Grain, ICeremoniesGrain
{
    private const int HandleBytes = 32;

    public async Task<CeremonyHandle> Begin(CeremonyPurpose purpose, Guid? userId, string state, CancellationToken cancellationToken = default)
    {
        var handle = RandomNumberGenerator.GetBytes(HandleBytes);
        var ceremony = new Ceremony(userId, state, time.GetUtcNow() + Ceremony.Lifetime);
        await store.AddAsync(SHA256.HashData(handle), purpose, ceremony, cancellationToken);
        return new CeremonyHandle(Base64Url.EncodeToString(handle));
    }

    public async Task<Ceremony?> Take(CeremonyPurpose purpose, string handle, CancellationToken cancellationToken = default) =>
        HashOf(handle) is { } hash ? await store.TakeAsync(hash, purpose, time.GetUtcNow(), cancellationToken) : null;

    public async Task GiveBack(CeremonyPurpose purpose, string handle, Ceremony ceremony, CancellationToken cancellationToken = default)
    {
        if (HashOf(handle) is { } hash)
            await store.AddAsync(hash, purpose, ceremony, cancellationToken);
    }

    // Null for what is no handle of ours.
    private static byte[]? HashOf(string handle)
    {
        Span<byte> bytes = stackalloc byte[HandleBytes];
        return handle.Length == Base64Url.GetEncodedLength(HandleBytes) && Base64Url.IsValid(handle)
            && Base64Url.TryDecodeFromChars(handle, bytes, out var length) && length == HandleBytes
            ? SHA256.HashData(bytes)
            : null;
    }
}
