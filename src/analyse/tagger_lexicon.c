#include "analyse/tagger_lexicon.h"
#include "tables/lexicon.h"
#include "qaz/utf8.h"
#include <string.h>
#include <stdlib.h>
enum { N = 1 << 17 };
static uint64_t keys[N]; static uint32_t bits[N]; static bool ready;
static uint64_t ends[4096];
static uint64_t hash(const uint32_t *l, size_t n){ uint64_t x=1469598103934665603u; for(size_t i=0;i<n;i++) x=(x^l[i])*0x9E3779B97F4A7C15u+(x>>29); return x|1; }
static void put(const uint32_t*l,size_t n,uint32_t b){ if(n==0)return; uint64_t h=hash(l,n); size_t i=h>>40&(N-1); while(keys[i]&&keys[i]!=h) i=(i+1)&(N-1); keys[i]=h; bits[i]|=b; }
static void put_end(const uint32_t*l,size_t n){ uint64_t h=hash(l,n); size_t i=h>>40&4095; while(ends[i]&&ends[i]!=h) i=(i+1)&4095; ends[i]=h; }
static size_t letters(qaz_slice s,uint32_t*out){ size_t n=0; const char*a=s.data,*e=a+s.size; while(a<e&&n<60){size_t k; out[n++]=qaz_utf8_lower(qaz_utf8_decode(a,e,&k)); a+=k;} return n; }
static void phrase(qaz_slice s,uint32_t one,uint32_t first,uint32_t last){ uint32_t l[64]; 
  size_t n=letters(s,l); size_t a=0; bool multi=false; for(size_t i=0;i<n;i++) if(l[i]==' ') multi=true;
  for(size_t i=0;i<=n;i++) if(i==n||l[i]==' '){ size_t b=a,e=i; if(e>b&&(l[b]==0xAB))b++; if(e>b&&l[e-1]==0xBB)e--; put(l+b,e-b, !multi?one: i==n?last:first); a=i+1; } }
static void split(qaz_slice s,uint32_t one,uint32_t first,uint32_t last){ size_t a=0; for(size_t i=0;i<=s.size;i++) if(i==s.size||s.data[i]==';'){ size_t b=a; while(b<i&&s.data[b]==' ')b++; phrase((qaz_slice){s.data+b,i-b},one,first,last); a=i+1; } }
static uint32_t place_bit(qaz_slice t){ static const char*const k[]={"country","region","city","district","village","state",NULL}; for(uint32_t i=0;k[i];i++) if(qaz_slice_equal(t,qaz_slice_of(k[i]))) return 1u<<(i==5?0:i); return 1u<<5; }
static void build(void){ ready=true; const qaz_table*t;
 t=&qaz_lexicon_given_names; for(uint32_t i=0;i<t->rows;i++) phrase(qaz_table_cell(t,i,1),1u<<6,1u<<6,1u<<6);
 t=&qaz_lexicon_surnames; for(uint32_t i=0;i<t->rows;i++){ qaz_slice s=qaz_table_cell(t,i,1); phrase(s,1u<<7,1u<<7,1u<<7); uint32_t l[64]; size_t n=letters(s,l); qaz_slice p=qaz_table_cell(t,i,2); if(p.size&&n&&(qaz_slice_equal(p,qaz_slice_of("ov"))||qaz_slice_equal(p,qaz_slice_of("ev"))||qaz_slice_equal(p,qaz_slice_of("in")))){ l[n++]=0x430; put(l,n,1u<<7);} }
 t=&qaz_lexicon_places; for(uint32_t i=0;i<t->rows;i++){ uint32_t b=place_bit(qaz_table_cell(t,i,2)); split(qaz_table_cell(t,i,1),b,b|1u<<8,1u<<9); split(qaz_table_cell(t,i,4),b,b|1u<<8,1u<<9); split(qaz_table_cell(t,i,6),1u<<10,1u<<10,1u<<10);
   qaz_slice am=qaz_table_cell(t,i,5); if(am.size){ uint32_t l[64]; size_t n=letters(qaz_table_cell(t,i,1),l); put(l,n,1u<<11);} }
 t=&qaz_lexicon_place_nouns; for(uint32_t i=0;i<t->rows;i++){ split(qaz_table_cell(t,i,1),1u<<12,0,1u<<12); split(qaz_table_cell(t,i,2),1u<<12,0,1u<<12);} 
 t=&qaz_lexicon_org_nouns; for(uint32_t i=0;i<t->rows;i++){ split(qaz_table_cell(t,i,1),1u<<13,1u<<14,1u<<13); split(qaz_table_cell(t,i,2),1u<<13,1u<<14,1u<<13);} 
 t=&qaz_lexicon_facility_nouns; for(uint32_t i=0;i<t->rows;i++){ split(qaz_table_cell(t,i,1),1u<<15,1u<<16,1u<<15); split(qaz_table_cell(t,i,2),1u<<15,1u<<16,1u<<15);} 
 t=&qaz_lexicon_event_nouns; for(uint32_t i=0;i<t->rows;i++){ split(qaz_table_cell(t,i,1),1u<<17,1u<<18,1u<<17); split(qaz_table_cell(t,i,2),1u<<17,1u<<18,1u<<17);} 
 t=&qaz_lexicon_posts; for(uint32_t i=0;i<t->rows;i++){ qaz_slice c=qaz_table_cell(t,i,3); uint32_t b= qaz_slice_equal(c,qaz_slice_of("person"))?1u<<21:1u<<19; split(qaz_table_cell(t,i,1),b,1u<<20,b); split(qaz_table_cell(t,i,2),b,1u<<20,b);} 
 t=&qaz_lexicon_months; for(uint32_t i=0;i<t->rows;i++) phrase(qaz_table_cell(t,i,1),1u<<22,1u<<22,1u<<22);
#ifdef MORE
 MORE
#endif
 t=&qaz_lexicon_number_suffixes; for(uint32_t i=0;i<t->rows;i++){ qaz_slice k=qaz_table_cell(t,i,2); if(qaz_slice_equal(k,qaz_slice_of("ordinal")))continue; uint32_t l[64]; size_t n=letters(qaz_table_cell(t,i,1),l); if(n>=1) put_end(l,n);} 
}
uint32_t qaz_tagger_lexicon_find(const uint32_t*l,size_t n){ if(!ready)build(); uint64_t h=hash(l,n); size_t i=h>>40&(N-1); while(keys[i]&&keys[i]!=h) i=(i+1)&(N-1); return keys[i]?bits[i]:0; }
bool qaz_tagger_ending(const uint32_t*l,size_t n){ if(!ready)build(); uint64_t h=hash(l,n); size_t i=h>>40&4095; while(ends[i]&&ends[i]!=h) i=(i+1)&4095; return ends[i]!=0; }
