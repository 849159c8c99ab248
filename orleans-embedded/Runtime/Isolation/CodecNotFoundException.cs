namespace Orleans.Serialization;

/// <summary>A value of a type that cannot cross the boundary of a grain was about to.</summary>
public class CodecNotFoundException(string message) : Exception(message);
