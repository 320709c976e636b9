/** How a city's name in the archive's capitals is printed, where titling it is not enough. */
export const cityNames: Record<string, string> = {
  MANHATTAN: 'New York',
  'NEW YORK CITY': 'New York',
  LUZERNE: 'Lucerne',
  LUZERN: 'Lucerne',
  DUSSELDORF: 'Düsseldorf',
  NURNBERG: 'Nuremberg',
  MUNCHEN: 'Munich',
  KOLN: 'Cologne',
  WIEN: 'Vienna',
  'SAO PAULO': 'São Paulo',
  'RIO DE JANEIRO': 'Rio de Janeiro',
  BOGOTA: 'Bogotá',
  HYOGO: 'Nishinomiya',
};

/** Places that the list of larger cities lacks or has elsewhere: zone, latitude, longitude. */
export const missingCities: Record<string, [string, number, number]> = {
  'bronx,NY': ['America/New_York', 40.85, -73.87],
  'brooklyn,NY': ['America/New_York', 40.66, -73.97],
  'queens,NY': ['America/New_York', 40.73, -73.79],
  'statenisland,NY': ['America/New_York', 40.58, -74.15],
  'bethel,NY': ['America/New_York', 41.68, -74.88],
  'danville,KY': ['America/New_York', 37.65, -84.77],
  'vail,CO': ['America/Denver', 39.64, -106.37],
  'washington,DC': ['America/New_York', 38.9, -77.04],
  'leningrad,ru': ['Europe/Moscow', 59.94, 30.32],
  'macao,mo': ['Asia/Macau', 22.2, 113.55],
  'lucerne,ch': ['Europe/Zurich', 47.05, 8.31],
};

/** States of the United States, with the District; the words are how the archive also writes some of them. */
export const stateNames: Record<string, string> = Object.fromEntries(
  (
    'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,' +
    'DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,' +
    'KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,' +
    'MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,' +
    'NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,' +
    'SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,' +
    'WV West Virginia,WI Wisconsin,WY Wyoming'
  )
    .split(',')
    .map((state) => [state.slice(0, 2), state.slice(3)]),
);

/** Names of countries that the standard English names do not cover: older states, parts, shortenings. */
export const countriesByHand: Record<string, string[]> = {
  CANADA: ['CA'],
  ON: ['CA'],
  ONT: ['CA'],
  ONTARIO: ['CA'],
  QC: ['CA'],
  PQ: ['CA'],
  QUEBEC: ['CA'],
  BC: ['CA'],
  'BRITISH COLUMBIA': ['CA'],
  ALBERTA: ['CA'],
  MANITOBA: ['CA'],
  CHINA: ['CN', 'HK', 'MO'],
  'PEOPLE S REPUBLIC OF CHINA': ['CN', 'HK', 'MO'],
  CZECHOSLOVAKIA: ['CZ', 'SK'],
  'CZECH REPUBLIC': ['CZ'],
  'DEMOCRATIC PEOPLE S REPUBLIC OF KOREA': ['KP'],
  ENGLAND: ['GB'],
  SCOTLAND: ['GB'],
  WALES: ['GB'],
  'NORTHERN IRELAND': ['GB'],
  UK: ['GB'],
  'GREAT BRITAIN': ['GB'],
  'W GERMANY': ['DE'],
  'WEST GERMANY': ['DE'],
  'E GERMANY': ['DE'],
  'EAST GERMANY': ['DE'],
  HOLLAND: ['NL'],
  'THE NETHERLANDS': ['NL'],
  KOREA: ['KR'],
  'REPUBLIC OF KOREA': ['KR'],
  USSR: ['RU', 'UA', 'LV', 'LT', 'EE', 'GE', 'AM', 'BY'],
  'U S S R': ['RU', 'UA', 'LV', 'LT', 'EE', 'GE', 'AM', 'BY'],
  'SOVIET UNION': ['RU', 'UA', 'LV', 'LT', 'EE', 'GE', 'AM', 'BY'],
  TURKEY: ['TR'],
  YUGOSLAVIA: ['RS', 'HR', 'SI', 'BA', 'MK', 'ME'],
  'REPUBLIC OF CHINA': ['TW'],
  FORMOSA: ['TW'],
  UAE: ['AE'],
  USA: ['US'],
  MACEDONIA: ['MK'],
};
