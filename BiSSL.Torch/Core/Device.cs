using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives: a kind of device, and its index or -1 for the current one.</summary>
    public class Device
    {
        public DeviceType type { get; }

        public int index { get; }

        /// <param name="description">"cpu", "cuda" or "cuda:1".</param>
        /// <exception cref="ArgumentException">No device is called that.</exception>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0], description);
            index = parts.Length == 1 ? DefaultIndex(type) : int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        public Device(string deviceType, int index = -1)
            : this(Parse(deviceType, deviceType), index)
        {
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index < 0 ? DefaultIndex(deviceType) : index;
        }

        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        public static implicit operator Device(string description) => new(description);

        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return index < 0 ? name : $"{name}:{index}";
        }

        private static int DefaultIndex(DeviceType type) => type == DeviceType.CUDA ? 0 : -1;

        private static DeviceType Parse(string name, string description) =>
            Enum.TryParse<DeviceType>(name, ignoreCase: true, out var parsed) && char.IsLetter(name[0])
                ? parsed
                : throw new ArgumentException($"'{description}' is no device: expected such as cpu, cuda or cuda:1.", nameof(description));
    }

    public static readonly Device CPU = new(DeviceType.CPU);

    public static readonly Device META = new(DeviceType.META);

    public static Device CUDA { get; } = new(DeviceType.CUDA);

    public static Device MPS { get; } = new(DeviceType.MPS);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);
}
