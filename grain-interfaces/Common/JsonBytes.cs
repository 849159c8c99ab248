namespace InstaHub.GrainInterfaces.Common;

/// <summary>JSON in UTF-8, made once and sent many times.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.JsonBytes")]
public sealed record JsonBytes([property: Id(0)] ReadOnlyMemory<byte> Utf8);
